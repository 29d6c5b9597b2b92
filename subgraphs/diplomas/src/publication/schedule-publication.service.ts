import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { PublicationChange } from './publication-change.entity.ts';
import { Publication, PublicationState } from './publication.entity.ts';
import { checkHour, type PublicationRefusal } from './publication.rules.ts';

export interface Scheduling {
  readonly session: number;
  readonly diploma: string;
  readonly zone: string;
  readonly opensAt: Date;
  readonly reason?: string | null | undefined;
}

/**
 * Sets the hour at which results are out, or another one as long as they are not.
 *
 * Two who set it at once: the row makes the second wait, whose hour then stands. What is out is taken back first.
 */
export async function schedulePublication({ session, diploma, zone, opensAt, reason }: Scheduling, context: Context): Promise<Outcome<Publication, PublicationRefusal>> {
  const { em, caller, now, newId } = context;
  const calendar = (await dataSet(context, 'calendars')).find((each) => each.session === session && each.zone === zone);
  const hour = checkHour(opensAt, now(), calendar?.phases.find(({ phase }) => phase === 'PUBLISHED')?.startsAt, { session, zone });
  if (!hour.ok) return hour;
  return em.transactional(async (tx) => {
    await writeRows(
      within(context, tx), { entity: 'Publication' },
      `insert into publication (id, session, diploma_code, zone, time_zone, opens_at, state) values (?, ?, ?, ?, ?, ?, 'SCHEDULED') on conflict (session, diploma_code, zone) do nothing returning id`,
      [newId('PUB'), session, diploma, zone, calendar?.timeZone ?? '', opensAt],
    );
    const publication = await tx.findOneOrFail(Publication, { session, diplomaCode: diploma, zone }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (publication.state === PublicationState.PUBLISHED) return refuse({ code: 'PUBLICATION_STATE', state: publication.state });
    const first = (await tx.count(PublicationChange, { publicationId: publication.id })) === 0;
    tx.create(PublicationChange, {
      publicationId: publication.id, at: now(), by: caller.sub, stateBefore: first ? null : publication.state, stateAfter: PublicationState.SCHEDULED, opensAt, results: 0, reason: reason?.trim() || null,
    });
    publication.opensAt = opensAt;
    publication.state = PublicationState.SCHEDULED;
    return accept(publication);
  });
}
