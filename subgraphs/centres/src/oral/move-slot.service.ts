import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { only } from '@mirex/kit/only';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { AllocationChange } from '../allocation/allocation-change.entity.ts';
import { tellPlaces } from '../allocation/allocation.told.ts';
import { checkPlaceMove, type PlaceMove, type PlaceMoveRefusal } from '../allocation/move.rules.ts';
import { Centre } from '../centre/centre.entity.ts';
import { summonAgain, unlessNotSummoned } from '../summons/reissue.ts';
import type { SummonsRefusal } from '../summons/summons.rules.ts';
import { Venue } from '../venue/venue.entity.ts';
import { EvaluationPost, OralSlot } from './oral.entity.ts';
import { readHeardAgain, readPosts } from './slot.rows.ts';
import { type OralRefusal, slotAt } from './slots.rules.ts';

export interface AskedSlotMove extends PlaceMove {
  readonly enrolmentId: GlobalId;
  readonly paperCode: string;
  readonly postId: GlobalId;
  /** Null: the first time that is free at the post. */
  readonly startsAt: Date | null;
}

type Moved = Outcome<OralSlot, OralRefusal | PlaceMoveRefusal>;

/**
 * Has one candidate heard at another hour or another post, with the reason. Who was summoned to the old hour is summoned to the
 * new one in the same transaction, or not moved at all.
 *
 * Two who move the same slot: the second waits, then is refused with ALLOCATION_CHANGED_MEANWHILE.
 */
export function moveSlot(move: AskedSlotMove, context: Context): Promise<Outcome<OralSlot, OralRefusal | PlaceMoveRefusal | SummonsRefusal>> {
  const { enrolmentId, paperCode, postId, startsAt } = move;
  return unlessNotSummoned(context.em.transactional(async (tx): Promise<Moved> => {
    const post = await tx.findOne(EvaluationPost, { id: postId });
    // The centre first, as whoever gives slots does.
    if (post) await tx.findOneOrFail(Centre, { id: post.centreId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const held = await tx.findOne(OralSlot, { enrolmentId, paperCode }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!held) return refuse({ code: 'SLOT_UNKNOWN', given: enrolmentId });
    const checked = checkPlaceMove({ ...held, paper: paperCode }, move, post?.paperCode, context.now());
    if (!checked.ok) return checked;
    if (!post) return refuse({ code: 'SLOT_POST_UNKNOWN', given: postId });
    const inside = within(context, tx);
    const table = (await readPosts({ centreId: post.centreId, paperCode, without: enrolmentId }, inside)).find(({ id }) => id === postId);
    if (!table) return refuse({ code: 'SLOT_POST_UNKNOWN', given: postId });
    const slot = slotAt(only(await readHeardAgain(move, inside)), table, startsAt?.getTime() ?? null);
    if (!slot.ok) return slot;

    const { summoned } = held;
    const before = await nameOf(held, inside);
    Object.assign(held, { postId, startsAt: new Date(slot.value.startsAt), endsAt: new Date(slot.value.endsAt), at: context.now(), by: context.caller.sub, summoned: false });
    const reason = move.reason.trim();
    tx.create(AllocationChange, { enrolmentId, paperCode, at: context.now(), by: context.caller.sub, reason, placeBefore: before, placeAfter: await nameOf(held, inside) });
    await tx.flush();
    await tellPlaces([enrolmentId], inside);
    if (summoned) await summonAgain(enrolmentId, { session: post.session, reason }, inside);
    return accept(await tx.refresh(held) ?? held);
  }));
}

/** How the history of places names a slot. */
async function nameOf({ postId, startsAt }: OralSlot, { em }: Context): Promise<string> {
  const { centreId, roomCode } = await em.findOneOrFail(EvaluationPost, { id: postId });
  const { venueId } = await em.findOneOrFail(Centre, { id: centreId });
  const { code } = await em.findOneOrFail(Venue, { id: venueId });
  return `${code} ${roomCode} ${startsAt.toISOString().slice(0, 16)}Z`;
}
