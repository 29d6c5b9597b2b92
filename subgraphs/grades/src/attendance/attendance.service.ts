import type { AttendanceTold } from '@mirex/schema/events';
import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** The marks that a new attendance moves, from what state to which. */
const MOVED = `
  select m.id, m.state, case r.presence when 'PRESENT' then 'EXPECTED' when 'ABSENT' then 'ABSENT_UNJUSTIFIED' else 'ABSENT_JUSTIFIED' end as wanted
  from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, paper text, presence text)
  join mark m on m.enrolment_id = r."enrolmentId" and m.paper_code = r.paper
  where m.state in ('EXPECTED', 'ABSENT_UNJUSTIFIED', 'ABSENT_JUSTIFIED')`;

/**
 * Takes in who came: whoever did not is absent where a mark was expected. A mark that was entered stays, and the two are
 * told apart when scripts are reconciled. Three statements.
 */
export async function takeInAttendance(events: readonly Event[], context: Context): Promise<void> {
  const { em, now } = context;
  const told = JSON.stringify(events.map(({ payload }) => payload as AttendanceTold));
  await writeRows(
    context, { entity: 'Attendance' },
    `insert into attendance (enrolment_id, paper, session, sitting_id, centre_id, presence)
     select r."enrolmentId", r.paper, r.session, r."sittingId", r."centreId", r.presence
     from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, paper text, session integer, "sittingId" text, "centreId" text, presence text)
     on conflict (enrolment_id, paper) do update set sitting_id = excluded.sitting_id, centre_id = excluded.centre_id, presence = excluded.presence
     returning enrolment_id || '/' || paper as id`,
    [told],
  );
  await em.execute(
    `insert into mark_change (mark_id, at, by, state_before, state_after, reason)
     select id, ?, 'centres', state, wanted, 'Émargement' from (${MOVED}) as moved where state <> wanted`,
    [now(), told],
  );
  await writeRows(context, { entity: 'Mark', change: 'UPDATE' }, `update mark set state = moved.wanted, version = version + 1 from (${MOVED}) as moved where mark.id = moved.id and mark.state <> moved.wanted returning mark.id`, [told]);
}
