import type { Context } from '@mirex/kit/context';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import type { JuryBoard } from '../jury/jury-board.entity.ts';
import { type Seat, SeatRole } from '../jury/jury.rules.ts';
import { trace } from '../trace/trace.ts';
import { Nomination } from './nomination.entity.ts';
import { checkAuthority, type NominationRefusal, NominationRole, NominationState } from './nomination.rules.ts';

/** Names the chair and the deputies of a board by its one act, but for those who were named before. */
export async function nominateSeats(board: JuryBoard, seats: readonly Seat[], actNumber: string, context: Context): Promise<Outcome<true, NominationRefusal>> {
  const { em, owner, caller, now, newId } = context;
  const named = await em.find(Nomination, { boardId: board.id, state: NominationState.IN_FORCE });
  for (const { actorId, role } of seats) {
    if (role === SeatRole.MEMBER || named.some((one) => one.actorId === actorId && (one.role as string) === role)) continue;
    const authority = checkAuthority(NominationRole[role], board.diploma, caller.roles);
    if (!authority.ok) return authority;
    const nomination = em.create(Nomination, {
      id: newId('NOM'), session: board.session, role: NominationRole[role], actorId: actorId as Nomination['actorId'], boardId: board.id, centreId: null, placeUai: null,
      actNumber: actNumber.trim(), from: seatDay(owner, now()), to: null, version: 1,
    });
    trace(em, context, nomination, { act: 'NOMINATED', after: NominationState.IN_FORCE, reason: actNumber });
  }
  return accept(true);
}

/** Ends whatever nominations to a board are in force. */
export async function endNominations(boardId: JuryBoard['id'], reason: string, context: Context): Promise<void> {
  const { em, owner, now } = context;
  for (const nomination of await em.find(Nomination, { boardId, state: NominationState.IN_FORCE })) {
    const on = seatDay(owner, now());
    Object.assign(nomination, { state: NominationState.ENDED, to: on < nomination.from ? nomination.from : on });
    await em.flush();
    trace(em, context, nomination, { act: 'ENDED', before: NominationState.IN_FORCE, after: NominationState.ENDED, reason });
  }
}
