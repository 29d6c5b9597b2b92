import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/**
 * Remembers what candidates tells of enrolments: one statement, however many there are.
 *
 * Nothing is done to a diploma: one that was declared is revoked by a person, with a reason, never by an event.
 */
export async function takeInEnrolments(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownEnrolment' },
    `insert into known_enrolment (id, number, session, speciality_code, state, establishment_uai, candidate_id, diploma_code)
     select r.id, r.number, r.session, r.speciality, r.state, r."establishmentUai", r."candidateId", r.diploma
     from jsonb_to_recordset(?::jsonb) as r(id text, number text, session integer, speciality text, state text, "establishmentUai" text, "candidateId" text, diploma text)
     order by r.id collate "C"
     on conflict (id) do update set number = excluded.number, session = excluded.session, speciality_code = excluded.speciality_code,
       state = excluded.state, establishment_uai = excluded.establishment_uai, candidate_id = excluded.candidate_id,
       diploma_code = excluded.diploma_code
     returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
