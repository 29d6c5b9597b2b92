import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { only } from '@mirex/kit/only';

import type { AllocationRefusal } from './allocation.rules.ts';
import {
  type Giving, insertAllocations, lockEnrolments, lockVenues, readHeldSeats, readHeldSittings, readMeasures, readRooms, readSittings,
} from './allocation.rows.ts';
import { tellPlaces } from './allocation.told.ts';
import { type AllocationRequest, type NewAllocation, place } from './placing.rules.ts';
import { releasePlaces } from './release.rows.ts';

const BY_HAND: Giving = { reason: 'Attribution à la main.', fixed: true };

/**
 * Gives candidates their seats: the seats, or why not, in the order of the requests; a refused one holds up no other.
 *
 * A venue's seats are given by one at a time, and so are a candidate's: two who act at once wait for each other, and no
 * seat is given twice for the same hour, nor two seats to one candidate. Eight statements, and two to tell of it, however
 * many requests there are.
 */
export function allocateInBulk(requests: readonly AllocationRequest[], context: Context, giving: Giving = BY_HAND): Promise<Outcome<NewAllocation, AllocationRefusal>[]> {
  const enrolmentIds = unique(requests.map(({ enrolmentId }) => enrolmentId));
  const sittingIds = unique(requests.map(({ sittingId }) => sittingId));
  const { instead = [] } = giving;
  return context.em.transactional(async (tx) => {
    const enrolments = await lockEnrolments(tx, enrolmentIds);
    await lockVenues(tx, sittingIds);
    const sittings = await readSittings(tx, sittingIds);
    const outcomes = place(requests, {
      enrolments, sittings,
      rooms: await readRooms(tx, unique(sittings.map(({ venueId }) => venueId))),
      heldSeats: await readHeldSeats(tx, sittingIds, instead),
      heldSittings: await readHeldSittings(tx, enrolmentIds, instead),
      measures: await readMeasures(within(context, tx), enrolmentIds),
      newId: () => context.newId('ALL'),
    });
    const given = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    if (instead.length > 0) await releaseReplaced(instead, given, giving.reason, within(context, tx));
    await insertAllocations(given, giving, within(context, tx));
    await tellPlaces(unique(given.map(({ enrolmentId }) => enrolmentId)), within(context, tx));
    return outcomes;
  });
}

/** The old places of those who got a new one. */
const releaseReplaced = (instead: readonly GlobalId[], given: readonly NewAllocation[], reason: string, context: Context): Promise<GlobalId[]> =>
  releasePlaces(context, reason, {
    sql: 'where a.id in (select jsonb_array_elements_text(?::jsonb)) and a.enrolment_id in (select jsonb_array_elements_text(?::jsonb))',
    values: [JSON.stringify(instead), JSON.stringify(given.map(({ enrolmentId }) => enrolmentId))],
  });

const unique = (ids: readonly GlobalId[]): GlobalId[] => [...new Set(ids)];

/** Gives one candidate a seat, which no allocation run moves any more. */
export const allocate = async (request: AllocationRequest, context: Context): Promise<Outcome<NewAllocation, AllocationRefusal>> =>
  only(await allocateInBulk([request], context));
