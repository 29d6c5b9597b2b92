import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

import { GIVEN_UP } from '../centre/centre.rules.ts';
import type { EnrolmentFact, SittingFact } from './allocation.rules.ts';
import type { HeldSeat, NewAllocation, SeatedSitting, VenueRoom } from './placing.rules.ts';

const SPAN = `(extract(epoch from s.starts_at) * 1000)::float8 as "startsAt", (extract(epoch from s.ends_at) * 1000)::float8 as "endsAt"`;

/** In the order of their ids: two who place the same candidates wait for each other instead of dying of it. */
export const lockEnrolments = (tx: EntityManager, ids: readonly GlobalId[]): Promise<EnrolmentFact[]> =>
  tx.execute<EnrolmentFact[]>(
    `select id, number, session, speciality_code as "specialityCode", state from known_enrolment
     where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update`,
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
       c.state as "centreState", ${SPAN}
     from sitting s join centre c on c.id = s.centre_id
     where s.id in (select jsonb_array_elements_text(?::jsonb)) order by c.id for share of c`,
    [JSON.stringify(ids)],
  );

export const readRooms = (tx: EntityManager, venueIds: readonly GlobalId[]): Promise<VenueRoom[]> =>
  tx.execute<VenueRoom[]>(
    `select venue_id as "venueId", code, capacity, accessible from room where venue_id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(venueIds)],
  );

/** The seats that are held in the venues of sittings, at some time between their first start and their last end. */
export const readHeldSeats = (tx: EntityManager, sittingIds: readonly GlobalId[]): Promise<HeldSeat[]> =>
  tx.execute<HeldSeat[]>(
    `with asked as (
       select s.starts_at, s.ends_at, c.venue_id from sitting s join centre c on c.id = s.centre_id
       where s.id in (select jsonb_array_elements_text(?::jsonb))
     )
     select a.venue_id as "venueId", a.room_code as room, a.seat, ${SPAN}
     from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id
     where a.venue_id in (select venue_id from asked)
       and s.starts_at < (select max(ends_at) from asked) and s.ends_at > (select min(starts_at) from asked)
       and c.state not in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(sittingIds), JSON.stringify(GIVEN_UP)],
  );

export const readHeldSittings = (tx: EntityManager, enrolmentIds: readonly GlobalId[]): Promise<SeatedSitting[]> =>
  tx.execute<SeatedSitting[]>(
    `select a.enrolment_id as "enrolmentId", s.id as "sittingId", s.paper_code as "paperCode", ${SPAN},
       c.state in (select jsonb_array_elements_text(?::jsonb)) as "givenUp"
     from allocation a join sitting s on s.id = a.sitting_id join centre c on c.id = s.centre_id
     where a.enrolment_id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(GIVEN_UP), JSON.stringify(enrolmentIds)],
  );

export async function insertAllocations(tx: EntityManager, allocations: readonly NewAllocation[]): Promise<void> {
  await tx.execute(
    `insert into allocation (id, enrolment_id, sitting_id, venue_id, room_code, seat)
     select r.id, r."enrolmentId", r."sittingId", r."venueId", r.room, r.seat
     from jsonb_to_recordset(?::jsonb) as r(id text, "enrolmentId" text, "sittingId" text, "venueId" text, room text, seat integer)`,
    [JSON.stringify(allocations)],
  );
}
