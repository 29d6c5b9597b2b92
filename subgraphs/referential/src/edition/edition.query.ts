import type { EntityManager } from '@mikro-orm/postgresql';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { compareFacts, type Difference, FACT_KEYS, type Fact, PUBLISHED_NAMES, type PublishedName } from './compare.rules.ts';
import { EditionContentRow } from './edition-content.entity.ts';
import type { EditionRefusal } from './edition.messages.ts';
import { PublishedEdition } from './published-edition.entity.ts';
import { latestEdition } from './edition.service.ts';

export type Change = Difference & { readonly dataSet: PublishedName };

/** What the latest edition says differently from an earlier one. */
export async function changesSince(em: EntityManager, number: number): Promise<Outcome<Change[], EditionRefusal>> {
  const before = await em.findOne(PublishedEdition, { number });
  const latest = await latestEdition(em);
  if (!before || !latest) return refuse({ code: 'EDITION_UNKNOWN', given: number });
  const [old, now] = [await contentOf(em, number, PUBLISHED_NAMES), await contentOf(em, latest.number, PUBLISHED_NAMES)];
  return accept(PUBLISHED_NAMES.flatMap((dataSet) =>
    compareFacts(old[dataSet] ?? [], now[dataSet] ?? [], FACT_KEYS[dataSet]).map((difference) => ({ dataSet, ...difference }))));
}

/** Data sets of one edition, as they were published. */
export async function contentOf(em: EntityManager, editionNumber: number, names: readonly PublishedName[]): Promise<Partial<Record<PublishedName, readonly Fact[]>>> {
  const rows = await em.find(EditionContentRow, { editionNumber, dataSet: { $in: [...names] } });
  return Object.fromEntries(rows.map(({ dataSet, content }) => [dataSet, content]));
}
