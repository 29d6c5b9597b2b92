import { createHash } from 'node:crypto';

import type { Context } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { sessionOf } from '../validity/session-year.rules.ts';
import { collectFacts, contradictoryRegions } from './collect.query.ts';
import { canonical, PUBLISHED_NAMES } from './compare.rules.ts';
import { EditionContentRow } from './edition-content.entity.ts';
import type { EditionRefusal } from './edition.messages.ts';
import { PublishedEdition } from './published-edition.entity.ts';

/**
 * Publishes the referential as it stands. When nothing changed since the latest edition, it answers that one.
 *
 * Two who publish at once: the second waits for the first, then sees that nothing changed.
 */
export function publishEdition(note: string, { em, caller, now }: Context): Promise<Outcome<PublishedEdition, EditionRefusal>> {
  return em.transactional(async (tx) => {
    if (!caller.roles.includes('BEX') && !caller.roles.includes('SYSTEM')) return refuse({ code: 'EDITION_BUREAU_ONLY' });
    await tx.execute('lock table published_edition in exclusive mode');
    const regions = await contradictoryRegions(tx);
    if (regions.length > 0) return refuse({ code: 'EDITION_CONTRADICTORY', regions: regions.join(', ') });

    const publishedAt = now();
    const facts = await collectFacts(tx, sessionOf(publishedAt));
    const digest = createHash('sha256').update(canonical(facts)).digest('hex');
    const latest = await latestEdition(tx);
    if (latest?.digest === digest) return accept(latest);

    const number = (latest?.number ?? 0) + 1;
    const edition = tx.create(PublishedEdition, { number, publishedAt, publishedBy: caller.sub, note, digest });
    await tx.flush();
    for (const dataSet of PUBLISHED_NAMES) tx.create(EditionContentRow, { editionNumber: number, dataSet, content: facts[dataSet] });
    return accept(edition);
  });
}

export const latestEdition = async (em: Context['em']): Promise<PublishedEdition | null> => {
  const [latest] = await em.find(PublishedEdition, {}, { orderBy: { number: 'desc' }, limit: 1 });
  return latest ?? null;
};
