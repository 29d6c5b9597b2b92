import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { GIVEN_UP } from '../centre/centre.rules.ts';
import { openMeasures, type SealedMeasures } from '../enrolment/known-measures.ts';
import type { EnrolmentFact, SittingFact } from './allocation.rules.ts';
import type { HeldSeat, MeasureFact, NewAllocation, SeatedSitting, VenueRoom } from './placing.rules.ts';

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** In the order of their ids: two who place the same candidates wait for each other instead of dying of it. */
export const lockEnrolments = (tx: EntityManager, ids: readonly GlobalId[]): Promise<EnrolmentFact[]> =>
  tx.execute<EnrolmentFact[]>(
    `with locked as (
       select id, number, session, speciality_code as "specialityCode", state from known_enrolment
       where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update
     )
     select l.*, (select coalesce(jsonb_agg(p.paper_code) filter (where p.mode = 'TERMINAL' and p.status = 'TO_SIT'), '[]') from known_paper p where p.enrolment_id = l.id having count(*) > 0)
       as papers
     from locked l`,
    [JSON.stringify(ids)],
  );

/** Locks the venues of sittings, in the order of their ids: their seats are given by one at a time. */
export async function lockVenues(tx: EntityManager, sittingIds: readonly GlobalId[]): Promise<void> {
  await tx.execute(
    `select v.id from venue v where v.id in (
       select c.venue_id from sitting s join centre c on c.id = s.centre_id where s.id in (select jsonb_array_elements_text(?::jsonb))
     ) order by v.id for update`,
    [JSON.stringify(sittingIds)],
  );
}

/** The sittings, their centres locked against a change of state. */
export const readSittings = (tx: EntityManager, ids: readonly GlobalId[]): Promise<SittingFact[]> =>
  tx.execute<SittingFact[]>(
    `select s.id, c.venue_id as "venueId", s.session, s.paper_code as "paperCode", s.speciality_code as "specialityCode",
       c.state as "centreState", to_jsonb(s.requires) as requires, c.kind <> 'COMPOSITION' as spoken, s.frozen,
       ${MS('s.starts_at')} as "startsAt", ${MS('s.ends_at')} as "endsAt"
     from sitting s join centre c on c.id = s.centre_id
     where s.id in (select jsonb_array_elements_text(?::jsonb)) order by c.id for share of c`,
    [JSON.stringify(ids)],
  );

export const readRooms = (tx: EntityManager, venueIds: readonly GlobalId[]): Promise<VenueRoom[]> =>
  tx.execute<VenueRoom[]>(
    `select venue_id as "venueId", code, capacity, accessible, to_jsonb(equipment) as equipment from room
     where venue_id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(venueIds)],
  );

/** The seats that are held in the venues of sittings, from their first start on. @param without those that are being given back. */
export const readHeldSeats = (tx: EntityManager, sittingIds: readonly GlobalId[], without: readonly GlobalId[]): Promise<HeldSeat[]> =>
  tx.execute<HeldSeat[]>(
    `with asked as (
       select s.starts_at, c.venue_id from sitting s join centre c on c.id = s.centre_id
       where s.id in (select jsonb_array_elements_text(?::jsonb))
     )
     select a.venue_id as "venueId", a.room_code as room, a.seat, a.alone, ${MS('s.starts_at')} as "startsAt", ${MS('a.ends_at')} as "endsAt"
     from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id
     where a.venue_id in (select venue_id from asked) and a.ends_at > (select min(starts_at) from asked)
       and c.state not in (select jsonb_array_elements_text(?::jsonb))
       and a.id not in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(sittingIds), JSON.stringify(GIVEN_UP), JSON.stringify(without)],
  );

/** What enrolments sit already, and when they are heard. */
export const readHeldSittings = (tx: EntityManager, enrolmentIds: readonly GlobalId[], without: readonly GlobalId[]): Promise<SeatedSitting[]> =>
  tx.execute<SeatedSitting[]>(
    `select a.enrolment_id as "enrolmentId", s.id as "sittingId", s.paper_code as "paperCode", ${MS('s.starts_at')} as "startsAt",
       ${MS('a.ends_at')} as "endsAt", c.state in (select jsonb_array_elements_text(?::jsonb)) as "givenUp"
     from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id
     where a.enrolment_id in (select jsonb_array_elements_text(?::jsonb)) and a.id not in (select jsonb_array_elements_text(?::jsonb))
     union all
     select o.enrolment_id, o.post_id, o.paper_code, ${MS('o.starts_at')}, ${MS('o.ends_at')}, c.state in (select jsonb_array_elements_text(?::jsonb))
     from oral_slot o join evaluation_post e on e.id = o.post_id join centre c on c.id = e.centre_id where o.enrolment_id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(GIVEN_UP), JSON.stringify(enrolmentIds), JSON.stringify(without), JSON.stringify(GIVEN_UP), JSON.stringify(enrolmentIds)],
  );

export const readMeasures = async ({ em, vault }: Pick<Context, 'em' | 'vault'>, enrolmentIds: readonly GlobalId[]): Promise<MeasureFact[]> =>
  (await em.execute<SealedMeasures[]>(
    `select enrolment_id as "enrolmentId", measures as sealed from known_measure where enrolment_id in (select jsonb_array_elements_text(?::jsonb))`, [JSON.stringify(enrolmentIds)],
  )).flatMap((row) => openMeasures(vault, row));

/** Why seats are given, and whether an allocation run may move them. */
export interface Giving {
  readonly reason: string;
  readonly fixed: boolean;
  /** Seats that are given back by who gets another. */
  readonly instead?: readonly GlobalId[];
}

/** Inserts seats and the trace of each: one statement. */
export async function insertAllocations(allocations: readonly NewAllocation[], { reason, fixed }: Giving, context: Context): Promise<void> {
  const { now, caller } = context;
  await writeRows(
    context, { entity: 'Allocation' },
    `with written as (
       insert into allocation (id, enrolment_id, sitting_id, venue_id, room_code, seat, ends_at, alone, fixed)
       select r.id, r."enrolmentId", r."sittingId", r."venueId", r.room, r.seat, to_timestamp(r."endsAt" / 1000.0), r.alone, ?
       from jsonb_to_recordset(?::jsonb) as r(id text, "enrolmentId" text, "sittingId" text, "venueId" text, room text, seat integer, "endsAt" float8, alone boolean)
       returning *
     )
     insert into allocation_change (enrolment_id, paper_code, at, by, reason, place_before, place_after)
     select g.enrolment_id, s.paper_code, ?, ?, ?, null, v.code || ' ' || g.room_code || ' ' || g.seat
     from written g join sitting s on s.id = g.sitting_id join venue v on v.id = g.venue_id`,
    [fixed, JSON.stringify(allocations), now(), caller.sub, reason],
  );
}
