import type { Context } from '@mirex/kit/context';

import { collectFacts } from './collect.query.ts';
import { type Fact, PUBLISHED_NAMES, type PublishedName } from './compare.rules.ts';
import { contentOf } from './edition.query.ts';
import { latestEdition, writeEdition } from './edition.service.ts';
import { sessionOf } from '../validity/session-year.rules.ts';

/** What changes while a session runs, and cannot wait for the bureau to publish the rest of the referential. */
const PLAN: readonly PublishedName[] = ['sessions', 'calendars', 'locks', 'windows', 'schedule', 'orders'];

/**
 * Publishes the plan of the sessions as it stands, with all else as the latest edition has it: what the bureau is still
 * working at stays unpublished. In the transaction of the change; before the first edition there is nothing to do.
 *
 * Two who publish at once: the second waits for the first.
 */
export async function publishPlan(note: string, context: Context): Promise<void> {
  const { em, now } = context;
  await em.execute('lock table published_edition in exclusive mode');
  const latest = await latestEdition(em);
  if (!latest) return;
  const others = PUBLISHED_NAMES.filter((name) => !PLAN.includes(name));
  const kept = await contentOf(em, latest.number, others);
  const plan = await collectFacts(em, sessionOf(now()), PLAN);
  await writeEdition({ ...EMPTY, ...kept, ...plan }, note, latest, context);
}

/** A data set that the latest edition is too old to have. */
const EMPTY = Object.fromEntries(PUBLISHED_NAMES.map((name) => [name, []])) as unknown as Record<PublishedName, readonly Fact[]>;
