import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import type { Context } from '@mirex/kit/context';
import { only } from '@mirex/kit/only';

import type { AllocationRefusal } from './allocation.rules.ts';
import { insertAllocations, lockEnrolments, lockVenues, readHeldSeats, readHeldSittings, readRooms, readSittings } from './allocation.rows.ts';
import { type AllocationRequest, type NewAllocation, place } from './placing.rules.ts';

/**
 * Gives candidates their seats: the seats, or why not, in the order of the requests; a refused one holds up no other.
 *
 * A venue's seats are given by one at a time, and so are a candidate's: two who act at once wait for each other, and no
 * seat is given twice for the same hour, nor two seats to one candidate. Seven statements, however many requests there are.
 */
export function allocateInBulk(requests: readonly AllocationRequest[], { em, newId }: Context): Promise<Outcome<NewAllocation, AllocationRefusal>[]> {
  const enrolmentIds = unique(requests.map(({ enrolmentId }) => enrolmentId));
  const sittingIds = unique(requests.map(({ sittingId }) => sittingId));
  return em.transactional(async (tx) => {
    const enrolments = await lockEnrolments(tx, enrolmentIds);
    await lockVenues(tx, sittingIds);
    const sittings = await readSittings(tx, sittingIds);
    const outcomes = place(requests, {
      enrolments, sittings,
      rooms: await readRooms(tx, unique(sittings.map(({ venueId }) => venueId))),
      heldSeats: await readHeldSeats(tx, sittingIds),
      heldSittings: await readHeldSittings(tx, enrolmentIds),
      newId: () => newId('ALL'),
    });
    await insertAllocations(tx, outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])));
    return outcomes;
  });
}

const unique = (ids: readonly GlobalId[]): GlobalId[] => [...new Set(ids)];

/** Gives one candidate a seat. */
export const allocate = async (request: AllocationRequest, context: Context): Promise<Outcome<NewAllocation, AllocationRefusal>> =>
  only(await allocateInBulk([request], context));
