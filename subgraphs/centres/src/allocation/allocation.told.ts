import type { AllocationTold } from '@mirex/schema/centre-events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

interface Row extends AllocationTold {
  readonly version: number;
}

const ISO = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Tells the other subgraphs of this MIREX where enrolments sit now, in the transaction of the change. Three statements,
 * however many enrolments there are; none for nobody.
 */
export async function tellPlaces(enrolmentIds: readonly GlobalId[], context: Context): Promise<void> {
  if (enrolmentIds.length === 0) return;
  const { em, emit, now } = context;
  const ids = JSON.stringify(enrolmentIds);
  await writeRows(
    context, { entity: 'KnownEnrolment', change: 'UPDATE' },
    'update known_enrolment set places_version = places_version + 1 where id in (select id from known_enrolment where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update) returning id',
    [ids],
  );
  const rows = await em.execute<Row[]>(
    `select k.id as "enrolmentId", k.session, k.places_version as version, coalesce(p.places, '[]') as places, coalesce(o.orals, '[]') as orals
     from known_enrolment k
     left join (
       select a.enrolment_id, jsonb_agg(jsonb_build_object(
         'allocationId', a.id, 'sittingId', s.id, 'centreId', s.centre_id, 'paper', s.paper_code, 'room', a.room_code, 'seat', a.seat,
         'startsAt', ${ISO('s.starts_at')}, 'endsAt', ${ISO('a.ends_at')}, 'timeZone', s.time_zone) order by s.starts_at, s.id) as places
       from allocation a join sitting s on s.id = a.sitting_id where a.enrolment_id in (select jsonb_array_elements_text(?::jsonb)) group by a.enrolment_id
     ) p on p.enrolment_id = k.id
     left join (
       select o.enrolment_id, jsonb_agg(jsonb_build_object(
         'postId', o.post_id, 'centreId', e.centre_id, 'paper', o.paper_code, 'room', e.room_code,
         'startsAt', ${ISO('o.starts_at')}, 'endsAt', ${ISO('o.ends_at')}, 'timeZone', v.time_zone) order by o.starts_at, o.paper_code) as orals
       from oral_slot o join evaluation_post e on e.id = o.post_id join centre c on c.id = e.centre_id join venue v on v.id = c.venue_id
       where o.enrolment_id in (select jsonb_array_elements_text(?::jsonb)) group by o.enrolment_id
     ) o on o.enrolment_id = k.id
     where k.id in (select jsonb_array_elements_text(?::jsonb)) order by k.id`,
    [ids, ids, ids],
  );
  await emit(em, rows.map(({ enrolmentId, session, version, places, orals }) => ({
    topic: 'allocation.changed' as const, key: enrolmentId, version, payload: { enrolmentId, session, places, orals },
  })), now());
}
