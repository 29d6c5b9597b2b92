import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { AllocationTold } from '@mirex/schema/centre-events';

/** Remembers who is heard where and when; a slot that is not told any more is gone. Three statements. */
export async function takeInOrals(events: readonly Event[], context: Context): Promise<void> {
  const told = events.map(({ payload }) => payload as AllocationTold);
  const rows = told.flatMap(({ enrolmentId, session, orals }) => orals.map(({ paper, postId, startsAt }) => ({ enrolment: enrolmentId, session, paper, post: postId, starts: startsAt })));
  const enrolments = JSON.stringify(told.map(({ enrolmentId }) => enrolmentId));
  await lockOrals(context, enrolments);
  await writeRows(
    context, { entity: 'KnownOral', change: 'DELETE' },
    `delete from known_oral k where k.enrolment_id in (select jsonb_array_elements_text(?::jsonb))
       and not exists (select from jsonb_to_recordset(?::jsonb) as r(enrolment text, paper text) where r.enrolment = k.enrolment_id and r.paper = k.paper) returning k.enrolment_id || '/' || k.paper as id`,
    [enrolments, JSON.stringify(rows)],
  );
  await writeRows(
    context, { entity: 'KnownOral' },
    `insert into known_oral (enrolment_id, paper, session, post_id, starts_at)
     select r.enrolment, r.paper, r.session, r.post, r.starts from jsonb_to_recordset(?::jsonb) as r(enrolment text, paper text, session integer, post text, starts timestamptz)
     on conflict (enrolment_id, paper) do update set session = excluded.session, post_id = excluded.post_id, starts_at = excluded.starts_at returning enrolment_id || '/' || paper as id`,
    [JSON.stringify(rows)],
  );
}

/** In one order, the same as whoever deals them (`deal-orals.service`): neither waits for what the other holds. */
const lockOrals = ({ em }: Pick<Context, 'em'>, enrolments: string): Promise<unknown> =>
  em.execute(`select from known_oral where enrolment_id in (select jsonb_array_elements_text(?::jsonb)) order by enrolment_id, paper for update`, [enrolments]);
