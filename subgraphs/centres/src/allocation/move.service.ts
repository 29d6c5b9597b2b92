import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { only } from '@mirex/kit/only';

import { Sitting } from '../sitting/sitting.entity.ts';
import { summonAgain, unlessNotSummoned } from '../summons/reissue.ts';
import type { SummonsRefusal } from '../summons/summons.rules.ts';
import { allocateInBulk } from './allocate.service.ts';
import { Allocation } from './allocation.entity.ts';
import type { AllocationRefusal } from './allocation.rules.ts';
import { checkPlaceMove, type PlaceMove, type PlaceMoveRefusal } from './move.rules.ts';
import type { NewAllocation } from './placing.rules.ts';

export interface AskedMove extends PlaceMove {
  readonly sittingId: GlobalId;
  /** Code of the room; null: any. */
  readonly room: string | null;
}

/**
 * Moves a candidate by hand, with the reason; no allocation run moves the candidate any more. Who was summoned to the old
 * place is summoned to the new one in the same transaction, or not moved at all.
 *
 * Two who move the same place: the second waits, then is refused with ALLOCATION_CHANGED_MEANWHILE or ALLOCATION_UNKNOWN.
 */
export async function moveAllocation(id: GlobalId, move: AskedMove, context: Context): Promise<Outcome<NewAllocation, PlaceMoveRefusal | AllocationRefusal | SummonsRefusal>> {
  return unlessNotSummoned(context.em.transactional(async (tx): Promise<Outcome<NewAllocation, PlaceMoveRefusal | AllocationRefusal>> => {
    const place = await tx.findOne(Allocation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!place) return refuse({ code: 'ALLOCATION_UNKNOWN', given: id });
    const from = await tx.findOneOrFail(Sitting, { id: place.sittingId });
    const to = await tx.findOne(Sitting, { id: move.sittingId });
    const checked = checkPlaceMove({ ...place, paper: from.paperCode, startsAt: from.startsAt }, move, to?.paperCode, context.now());
    if (!checked.ok) return checked;
    const inside = within(context, tx);
    const request = { enrolmentId: place.enrolmentId, sittingId: move.sittingId, room: move.room };
    const given = only(await allocateInBulk([request], inside, { reason: move.reason.trim(), fixed: true, instead: [id] }));
    if (given.ok && place.summoned) await summonAgain(place.enrolmentId, { session: from.session, reason: move.reason.trim() }, inside);
    return given;
  }));
}
