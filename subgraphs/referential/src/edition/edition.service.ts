import { createHash } from 'node:crypto';

import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { sessionOf } from '../validity/session-year.rules.ts';
import { collectFacts, contradictoryRegions } from './collect.query.ts';
import { canonical, type Fact, PUBLISHED_NAMES, type PublishedName } from './compare.rules.ts';
import { EditionContentRow } from './edition-content.entity.ts';
import type { EditionRefusal } from './edition.messages.ts';
import { PublishedEdition } from './published-edition.entity.ts';

/**
 * Publishes the referential as it stands. When nothing changed since the latest edition, it answers that one.
 *
 * Two who publish at once: the second waits for the first, then sees that nothing changed.
 */
export function publishEdition(note: string, context: Context): Promise<Outcome<PublishedEdition, EditionRefusal>> {
  const { em, now } = context;
  return em.transactional(async (tx) => {
    await tx.execute('lock table published_edition in exclusive mode');
    const regions = await contradictoryRegions(tx);
    if (regions.length > 0) return refuse({ code: 'EDITION_CONTRADICTORY', regions: regions.join(', ') });

    const facts = await collectFacts(tx, sessionOf(now()), PUBLISHED_NAMES);
    return accept(await writeEdition(facts, note, await latestEdition(tx), within(context, tx)));
  });
}

/** Writes facts as the edition that follows the latest; when nothing changed, it answers the latest. Its table is locked. */
export async function writeEdition(
  facts: Record<PublishedName, readonly Fact[]>, note: string, latest: PublishedEdition | null, { em, caller, now }: Context,
): Promise<PublishedEdition> {
  const digest = createHash('sha256').update(canonical(facts)).digest('hex');
  if (latest?.digest === digest) return latest;
  const number = (latest?.number ?? 0) + 1;
  const edition = em.create(PublishedEdition, { number, publishedAt: now(), publishedBy: caller.sub, note, digest });
  await em.flush();
  for (const dataSet of PUBLISHED_NAMES) em.create(EditionContentRow, { editionNumber: number, dataSet, content: facts[dataSet] });
  await em.flush();
  return edition;
}

export const latestEdition = async (em: Context['em']): Promise<PublishedEdition | null> => {
  const [latest] = await em.find(PublishedEdition, {}, { orderBy: { number: 'desc' }, limit: 1 });
  return latest ?? null;
};
