import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { JurySeat } from '../jury/jury-seat.entity.ts';
import { JuryState, SeatQuality, SeatRole } from '../jury/jury.rules.ts';
import { type JuryRefusal, onBoard } from '../jury/jury.service.ts';
import { checkSeat } from '../jury/standing.rules.ts';
import { roomOf, yearlyMissions } from '../summons/yearly-missions.query.ts';
import { trace } from '../trace/trace.ts';
import { Nomination } from './nomination.entity.ts';
import { checkAct, checkAuthority, checkPlace, NominationRole, type NominationRefusal, NominationState } from './nomination.rules.ts';

export interface JuryNomination {
  readonly boardId: GlobalId;
  /** The board's, as it was read. */
  readonly version: number;
  readonly role: NominationRole.CHAIR | NominationRole.DEPUTY_CHAIR;
  readonly actorId: GlobalId;
  readonly actNumber: string;
  readonly from: string;
  readonly to: string | null;
  /** UAI of the school where they will preside; null: in none. */
  readonly placeUai: string | null;
}

/**
 * Names the chair of a jury, or a deputy, by an act; they have their seat with it. Two who name at once: the second is refused
 * because the board has changed.
 */
export async function nominateToJury(asked: JuryNomination, context: Context): Promise<Outcome<Nomination, NominationRefusal | JuryRefusal>> {
  const { role, actorId, actNumber, from, to, placeUai } = asked;
  const act = checkAct(asked);
  if (!act.ok) return act;
  let nomination: Nomination | undefined;
  const done = await onBoard<NominationRefusal>({ id: asked.boardId, version: asked.version, act: role, reason: actNumber }, context, async (board, seats, tx) => {
    if (board.state === JuryState.DISSOLVED) return refuse({ code: 'JURY_STATE', state: board.state });
    const authority = checkAuthority(role, board.diploma, context.caller.roles);
    if (!authority.ok) return authority;
    if (role === NominationRole.CHAIR && seats.some((seat) => seat.role === SeatRole.CHAIR && seat.actorId !== actorId)) return refuse({ code: 'JURY_TWO_CHAIRS' });
    const actor = await tx.findOne(Actor, { id: actorId });
    if (!actor && actorId.startsWith(context.owner)) return refuse({ code: 'NOMINEE_UNKNOWN' });
    if (actor && actor.survivorId !== null) return refuse({ code: 'NOMINEE_MERGED', survivor: actor.survivorId });
    const seat = { actorId, role: SeatRole[role], quality: SeatQuality.OFFICIAL };
    const fit = checkSeat(seat, actor ?? undefined, board.diploma);
    if (!fit.ok) return fit;
    const place = checkPlace(actor?.establishmentUai ?? null, placeUai);
    if (!place.ok) return place;
    const year = { actorId, session: board.session };
    const room = roomOf(await yearlyMissions(within(context, tx), [year]), year);
    if (!room.ok) return room;

    const held = seats.find((one) => one.actorId === actorId);
    if (held) held.role = seat.role;
    else tx.create(JurySeat, { board, ...seat });
    nomination = tx.create(Nomination, { id: context.newId('NOM'), session: board.session, role, actorId, boardId: board.id, centreId: null, placeUai, actNumber: actNumber.trim(), from, to, version: 1 });
    trace(tx, context, nomination, { act: 'NOMINATED', after: NominationState.IN_FORCE, reason: actNumber });
    return accept(held ? seats : [...seats, seat]);
  });
  if (!done.ok) return done;
  if (!nomination) throw new Error('a board was changed without its nomination');
  return accept(nomination);
}

/** Ends a nomination to a jury: the seat is free again. */
export function endJuryNomination(nomination: Nomination, boardId: GlobalId, { on, reason }: { readonly on: string; readonly reason: string }, context: Context): Promise<Outcome<unknown, NominationRefusal | JuryRefusal>> {
  return onBoard<NominationRefusal>({ id: boardId, act: 'NOMINATION_ENDED', reason }, context, async (_board, seats, tx) => {
    const held = await tx.findOneOrFail(Nomination, { id: nomination.id });
    if (held.state === NominationState.ENDED) return refuse({ code: 'NOMINATION_ENDED_ALREADY' });
    Object.assign(held, { state: NominationState.ENDED, to: on });
    for (const seat of seats) if (seat.actorId === held.actorId && (seat.role as string) === held.role) tx.remove(seat);
    await tx.flush();
    trace(tx, within(context, tx), held, { act: 'ENDED', before: NominationState.IN_FORCE, after: NominationState.ENDED, reason });
    return accept(seats.filter((seat) => seat.actorId !== held.actorId));
  });
}
