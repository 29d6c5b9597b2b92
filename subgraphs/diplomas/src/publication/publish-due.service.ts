import type { Context } from '@mirex/kit/context';

import { Publication, PublicationState } from './publication.entity.ts';
import { publish } from './publish.service.ts';

/** Publishes what has come to its hour. What is refused then (somebody is undecided) waits for a person, who is told why when they publish. */
export async function publishDue(context: Context): Promise<void> {
  const due = await context.em.find(Publication, { state: PublicationState.SCHEDULED, opensAt: { $lte: context.now() } }, { orderBy: { opensAt: 'asc', id: 'asc' } });
  for (const { id } of due) await publish(id, { ...context, em: context.em.fork() });
}
