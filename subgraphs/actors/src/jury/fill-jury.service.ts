import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ActorRole } from '../actor/competence.rules.ts';
import { poolOf } from '../pool/fitness.query.ts';
import { HalfDay } from '../summons/diary.rules.ts';
import { mostMissions } from '../summons/yearly-missions.query.ts';
import { Actor } from '../actor/actor.entity.ts';
import { JuryBoard } from './jury-board.entity.ts';
import { JurySeat } from './jury-seat.entity.ts';
import { type Seat, SeatQuality, SeatRole, sharesFor } from './jury.rules.ts';
import { compositionRules, type JuryRefusal, seatBoard } from './jury.service.ts';
import { checkSeat } from './standing.rules.ts';

export interface Filling {
  readonly id: GlobalId;
  readonly version: number;
  /** Members, chair and deputies aside. */
  readonly size: number;
  /** ISO date of the deliberation: who is busy then is left out. */
  readonly date: string;
  /** True: nothing is written. */
  readonly dryRun: boolean;
}

export interface Filled {
  readonly seats: readonly Seat[];
  /** Members that the pool could not give, in shares that stand. */
  readonly missing: number;
  readonly board: JuryBoard;
}

/** Those of the pool that are looked at: boards have tens of members. */
const LOOKED_AT = 500;

/**
 * Proposes the members of a board from the pool, in the shares of its regulation; its chair and deputies stay. Written only
 * when it is no dry run, and then as if somebody had seated them.
 */
export async function fillBoard({ id, version, size, date, dryRun }: Filling, context: Context): Promise<Outcome<Filled, JuryRefusal>> {
  const { em, now } = context;
  const board = await em.findOne(JuryBoard, { id });
  if (!board) return refuse({ code: 'JURY_UNKNOWN' });
  const kept = (await em.find(JurySeat, { board: id })).filter(({ role }) => role !== SeatRole.MEMBER).map(({ actorId, role, quality }): Seat => ({ actorId, role, quality }));
  const companions = kept.map(({ actorId }) => actorId);
  const pool = await poolOf(em, {
    session: board.session, role: ActorRole.EXAMINER, specialityCode: board.specialityCode, paperCode: null, discipline: null, date, halfDay: HalfDay.DAY,
    establishments: [], candidates: [], companions, now: now(),
  }, { first: LOOKED_AT, most: await mostMissions(context, board.session) });
  const people = new Map((await em.find(Actor, { id: { $in: pool.map(({ actorId }) => actorId as GlobalId) } })).map((actor) => [actor.id as string, actor]));
  const free = pool.map(({ actorId }) => actorId).filter((actorId) => !companions.includes(actorId));
  const wanted = sharesFor(size, await compositionRules(context, board));
  const taken: Seat[] = [];
  for (const [quality, share] of [[SeatQuality.TEACHER, wanted.teachers], [SeatQuality.PROFESSIONAL, wanted.professionals]] as const) {
    const fit = free.map((actorId): Seat => ({ actorId, role: SeatRole.MEMBER, quality }))
      .filter((seat) => !taken.some(({ actorId }) => actorId === seat.actorId) && checkSeat(seat, people.get(seat.actorId), board.diploma).ok);
    taken.push(...fit.slice(0, share));
  }
  const seats = [...kept, ...taken];
  const missing = size - taken.length;
  if (dryRun) return accept({ seats, missing, board });
  const seated = await seatBoard({ id, version, seats }, context);
  return seated.ok ? accept({ seats, missing, board: seated.value }) : seated;
}
