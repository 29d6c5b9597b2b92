import type { Event } from '@mirex/kit/events/event';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';

import { ENDED } from '../allocation/allocation.rules.ts';
import { tellPlaces } from '../allocation/allocation.told.ts';
import { releasePlaces } from '../allocation/release.rows.ts';
import { releaseSlots } from '../oral/slot.rows.ts';
import { cancelSummonsesOf } from '../summons/summons.rows.ts';

/**
 * Takes in what candidates tells of enrolments: remembers them, and frees the seats that they need no more.
 *
 * An enrolment that ended or changed its speciality leaves its seats in sittings that have not begun; those that have begun
 * stay as they were held. The same statements, however many enrolments there are.
 */
export async function takeInEnrolments(events: readonly Event[], context: Context): Promise<void> {
  const { em, now } = context;
  const told = JSON.stringify(events.map(({ payload }) => payload));
  // In the order of their ids, as allocations lock them.
  await writeRows(
    context, { entity: 'KnownEnrolment' },
    `insert into known_enrolment (id, number, session, speciality_code, state, establishment_uai, candidate_id, diploma)
     select r.id, r.number, r.session, r.speciality, r.state, r."establishmentUai", coalesce(r."candidateId", ''), coalesce(r.diploma, '')
     from jsonb_to_recordset(?::jsonb) as r(id text, number text, session integer, speciality text, state text, "establishmentUai" text,
       "candidateId" text, diploma text)
     order by r.id collate "C"
     on conflict (id) do update set number = excluded.number, session = excluded.session, speciality_code = excluded.speciality_code,
       state = excluded.state, establishment_uai = excluded.establishment_uai, candidate_id = excluded.candidate_id, diploma = excluded.diploma
     returning id`,
    [told],
  );
  const freed = await releasePlaces(context, 'Inscription terminée, ou de spécialité changée.', {
    sql: `from sitting s, known_enrolment k, jsonb_to_recordset(?::jsonb) as r(id text)
      where a.enrolment_id = r.id and k.id = r.id and s.id = a.sitting_id and s.starts_at > ?
        and (k.speciality_code <> s.speciality_code or k.session <> s.session or k.state in (select jsonb_array_elements_text(?::jsonb)))`,
    values: [told, now(), JSON.stringify(ENDED)],
  });
  const unheard = await releaseSlots(context, 'Inscription terminée, ou de spécialité changée.', {
    sql: `using evaluation_post e, known_enrolment k, jsonb_to_recordset(?::jsonb) as r(id text)
      where o.enrolment_id = r.id and k.id = r.id and e.id = o.post_id and o.starts_at > ?
        and (k.session <> e.session or k.speciality_code <> split_part(o.paper_code, '.', 1) or k.state in (select jsonb_array_elements_text(?::jsonb)))`,
    values: [told, now(), JSON.stringify(ENDED)],
  });
  await tellPlaces([...new Set([...freed, ...unheard])], context);
  const ended = await em.execute<{ id: GlobalId }[]>(
    'select id from known_enrolment where id in (select r.id from jsonb_to_recordset(?::jsonb) as r(id text)) and state in (select jsonb_array_elements_text(?::jsonb))',
    [told, JSON.stringify(ENDED)],
  );
  if (ended.length > 0) await cancelSummonsesOf(ended.map(({ id }) => id), 'Inscription terminée.', context);
}
