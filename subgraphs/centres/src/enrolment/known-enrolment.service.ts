import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';

import { ENDED } from '../allocation/allocation.rules.ts';

/**
 * Takes in what candidates tells of enrolments: remembers them, and frees the seats that they need no more.
 *
 * An enrolment that ended or changed its speciality leaves its seats in sittings that have not begun; those that have begun
 * stay as they were held. Two statements, however many enrolments there are.
 */
export async function takeInEnrolments(events: readonly Event[], { em, now }: Context): Promise<void> {
  const told = JSON.stringify(events.map(({ payload }) => payload));
  // In the order of their ids, as allocations lock them.
  await em.execute(
    `insert into known_enrolment (id, number, session, speciality_code, state)
     select r.id, r.number, r.session, r.speciality, r.state
     from jsonb_to_recordset(?::jsonb) as r(id text, number text, session integer, speciality text, state text)
     order by r.id collate "C"
     on conflict (id) do update set number = excluded.number, session = excluded.session,
       speciality_code = excluded.speciality_code, state = excluded.state`,
    [told],
  );
  await em.execute(
    `delete from allocation a using sitting s, known_enrolment k, jsonb_to_recordset(?::jsonb) as r(id text)
     where a.enrolment_id = r.id and k.id = r.id and s.id = a.sitting_id and s.starts_at > ?
       and (k.speciality_code <> s.speciality_code or k.session <> s.session or k.state in (select jsonb_array_elements_text(?::jsonb)))`,
    [told, now(), JSON.stringify(ENDED)],
  );
}
