import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/**
 * Remembers what juries have decided: one statement, however many there are. What is published stays as it is until it is
 * rectified: an event changes nothing that anybody can see.
 */
export async function takeInDecisions(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownDecision' },
    `insert into known_decision (enrolment_id, number, session, diploma_code, speciality_code, establishment_uai, decision, honours, average_hundredths, told)
     select t ->> 'enrolmentId', (t ->> 'number')::integer, (t ->> 'session')::integer, t ->> 'diploma', t ->> 'speciality', t ->> 'establishmentUai',
            t ->> 'decision', t ->> 'honours', (t ->> 'averageHundredths')::integer, t
     from jsonb_array_elements(?::jsonb) as t order by (t ->> 'enrolmentId') collate "C"
     on conflict (enrolment_id) do update set number = excluded.number, session = excluded.session, diploma_code = excluded.diploma_code,
       speciality_code = excluded.speciality_code, establishment_uai = excluded.establishment_uai, decision = excluded.decision, honours = excluded.honours,
       average_hundredths = excluded.average_hundredths, told = excluded.told
     where known_decision.number < excluded.number returning enrolment_id as id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}

/** Remembers who candidates are, for what is printed with their name. */
export async function takeInCandidates(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownCandidate' },
    `insert into known_candidate (id, last_name, first_name, birth_date, sex)
     select r.id, r."lastName", r."firstName", r."birthDate", r.sex
     from jsonb_to_recordset(?::jsonb) as r(id text, "lastName" text, "firstName" text, "birthDate" date, sex text) order by r.id collate "C"
     on conflict (id) do update set last_name = excluded.last_name, first_name = excluded.first_name, birth_date = excluded.birth_date, sex = excluded.sex returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}
