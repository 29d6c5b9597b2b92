import { checkGraph } from '@mirex/schema/shard/check/check-graph';
import { checkSubgraph } from '@mirex/schema/shard/check/check-subgraph';
import { readModel } from '@mirex/schema/shard/read-model';
import { subgraphSchema } from '@mirex/schema/shard/subgraph-schema';
import { unplannable } from '@mirex/schema/unplannable';

import { accessParagraphs } from './access-paragraphs.ts';
import { cacheParagraphs } from './cache-paragraphs.ts';
import { federate } from './federate.ts';
import { federationParagraph, planParagraph, problemParagraph, syntaxParagraphs } from './paragraphs.ts';
import { shardsOf } from './shards.ts';
import { SHARDS_FILE, type Source, SUPERGRAPH_FILE } from './subgraph-sources.ts';

/** The subgraphs of which the nation has one instance. All others are sharded, whether or not their SDL remembers to say so. */
const NATIONAL: ReadonlySet<string> = new Set(['referential']);

/** What composition says, in paragraphs, and the files it makes; none when there is an error. */
export interface Composed {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** File name → text. */
  readonly files: ReadonlyMap<string, string>;
}

export function composeGraph(sources: readonly Source[]): Composed {
  if (sources.length === 0) return failed(['There is no subgraph to compose: print the SDL of each first.']);
  const unreadable = sources.flatMap(syntaxParagraphs);
  if (unreadable.length > 0) return failed(unreadable);
  const federated = federate(sources);
  if (federated.errors) return failed(federated.errors.map(federationParagraph));

  const national = sources.filter(({ name }) => NATIONAL.has(name)).map(({ name, sdl }) => ({ subgraph: name, schema: subgraphSchema(sdl) }));
  const models = sources.filter(({ name }) => !NATIONAL.has(name)).map(({ name, sdl }) => readModel(name, sdl));
  const problems = [...models.flatMap(checkSubgraph), ...checkGraph(models, national)];
  const [errors, warnings] = (['error', 'warning'] as const).map((level) => problems.filter(({ severity }) => severity === level).map(problemParagraph));
  const refused = [...(errors ?? []), ...accessParagraphs(federated.supergraphSdl), ...cacheParagraphs(federated.supergraphSdl), ...unplannable(federated.supergraphSdl).map(planParagraph)];
  if (refused.length > 0) return failed(refused, warnings);
  const files = new Map([
    [SUPERGRAPH_FILE, `${federated.supergraphSdl.trimEnd()}\n`],
    [SHARDS_FILE, `${JSON.stringify(shardsOf(models, national.map(({ subgraph }) => subgraph)), null, 2)}\n`],
  ]);
  return { errors: [], warnings: warnings ?? [], files };
}

const failed = (errors: readonly string[], warnings: readonly string[] = []): Composed => ({ errors, warnings, files: new Map() });
