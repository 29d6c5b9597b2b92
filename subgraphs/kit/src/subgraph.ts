import type { EntityClass } from '@mikro-orm/postgresql';
import type { DataSetName } from '@mirex/schema/edition';
import type { Topics } from '@mirex/schema/events';
import type { Explainer } from '@mirex/schema/explainer';
import type { Refusal } from '@mirex/schema/outcome';
import type { GraphQLSchema } from 'graphql';

import type { OwnRows } from './access/own-rows.ts';
import type { Context } from './context.ts';
import type { SqlMigration } from './database.ts';
import type { Documents } from './documents/document.ts';
import type { Duty } from './duty/duty.ts';
import type { Consumers } from './events/inbox.ts';
import type { Orders } from './order/obey.ts';
import type { Retained } from './retention/retained.ts';
import type { PersonalData } from './privacy/personal-data.ts';
import type { SealedColumn } from './privacy/sealed-column.ts';

/** A subgraph's table of contents: what it stores, answers, is told, tells, and can refuse. */
export interface Subgraph {
  readonly name: string;
  readonly entities: readonly EntityClass<object>[];
  /** Which rows are whose, for callers who do not see all. An entity without a rule has no row for them. */
  readonly ownRows?: readonly OwnRows[];
  /** Oldest first. */
  readonly migrations: readonly SqlMigration[];
  readonly schema: () => { readonly schema: GraphQLSchema; readonly sdl: string };
  /** Which of its columns are sealed at rest. */
  readonly sealedColumns?: readonly SealedColumn[];
  /** What it keeps of people, and what becomes of it when one of them is erased. */
  readonly personal?: PersonalData;
  /** Which of its rows are kept for how long. */
  readonly retained?: readonly Retained[];
  /** The files that its rows can be downloaded as. */
  readonly documents?: Documents;
  /** The data sets of the national edition that it works with: none for the subgraph that publishes them. */
  readonly dataSets: readonly DataSetName[];
  /** What it tells the other subgraphs of its MIREX. */
  readonly tells?: readonly (keyof Topics)[];
  /** What it does when another subgraph of its MIREX tells it something. */
  readonly consumes?: Consumers;
  /** What it does by itself from time to time, in an installation. */
  readonly duties?: readonly Duty[];
  /** What it does when the nation orders it; needs the data set `orders`. */
  readonly obeys?: Orders;
  /** What it does by itself when its time has come, looked for every few seconds: it acts by `context.now()`, and may be asked again at once. */
  readonly duty?: (context: Context) => Promise<void>;
  // The explainers of one subgraph speak of different refusals; whoever lists codes does not care which.
  readonly explainers: readonly Pick<Explainer<Refusal>, 'catalogue'>[];
}
