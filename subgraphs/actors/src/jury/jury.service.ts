import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { Told } from '@mirex/kit/events/outbox';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, type Refusal, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';

import { Actor } from '../actor/actor.entity.ts';
import { endNominations, nominateSeats } from '../nomination/nominate-seats.ts';
import type { NominationRefusal } from '../nomination/nomination.rules.ts';
import { roomOf, yearlyMissions } from '../summons/yearly-missions.query.ts';
import type { MissionsRefusal } from '../summons/yearly-missions.rules.ts';
import { trace } from '../trace/trace.ts';
import { JuryBoard } from './jury-board.entity.ts';
import { JurySeat } from './jury-seat.entity.ts';
import { checkComposition, type CompositionRefusal, type CompositionRules, JuryState, type Seat } from './jury.rules.ts';
import { checkSeat, type StandingRefusal } from './standing.rules.ts';

export type JuryRefusal =
  | CompositionRefusal
  | StandingRefusal
  | MissionsRefusal
  | { readonly code: 'JURY_UNKNOWN' }
  | { readonly code: 'JURY_EXISTS' }
  | { readonly code: 'JURY_STATE'; readonly state: string }
  | { readonly code: 'JURY_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'JURY_ACT_EMPTY' }
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number }
  | { readonly code: 'DIPLOMA_UNKNOWN'; readonly given: string }
  | { readonly code: 'SPECIALITY_UNKNOWN'; readonly given: string };

export interface NewBoard {
  readonly session: number;
  readonly diploma: string;
  readonly specialityCode: string | null;
}

/** The shares that the edition's regulation asks of a diploma's boards in a session. */
export async function compositionRules(context: Pick<Context, 'em' | 'act'>, by: { readonly diploma: string; readonly session: number }): Promise<CompositionRules> {
  const regulations = await dataSet(context, 'regulations');
  return {
    teachersAtMostThirds: ruleNumber(regulations, by, 'JURY_TEACHERS_AT_MOST_THIRDS'),
    teachersAtLeastThirds: ruleNumber(regulations, by, 'JURY_TEACHERS_AT_LEAST_THIRDS'),
    professionalsAtMostThirds: ruleNumber(regulations, by, 'JURY_PROFESSIONALS_AT_MOST_THIRDS'),
  };
}

/** Opens a board, empty. One for each speciality and session, or one for the whole diploma: two at once, one is refused. */
export async function openBoard({ session, diploma, specialityCode }: NewBoard, context: Context): Promise<Outcome<JuryBoard, JuryRefusal>> {
  const specialities = await dataSet(context, 'specialities');
  if (!(await dataSet(context, 'sessions')).some(({ year }) => year === session)) return refuse({ code: 'SESSION_UNKNOWN', given: session });
  if (!specialities.some((fact) => fact.diploma === diploma)) return refuse({ code: 'DIPLOMA_UNKNOWN', given: diploma });
  if (specialityCode !== null && !specialities.some((fact) => fact.code === specialityCode && fact.diploma === diploma)) return refuse({ code: 'SPECIALITY_UNKNOWN', given: specialityCode });
  return context.em.fork().transactional(async (tx): Promise<Outcome<JuryBoard, JuryRefusal>> => {
    await tx.execute('lock table jury_board in share row exclusive mode');
    if ((await tx.count(JuryBoard, { session, diploma, specialityCode, state: { $ne: JuryState.DISSOLVED } })) > 0) return refuse({ code: 'JURY_EXISTS' });
    const board = tx.create(JuryBoard, { id: context.newId('JUR'), session, diploma, specialityCode, version: 1 });
    trace(tx, context, board, { act: 'OPENED', after: JuryState.DRAFT });
    return accept(board);
  });
}

/** Changes a board under its lock, on the version that was read if one was; then it is traced and told. */
export async function onBoard<R extends Refusal = never>(
  { id, version, act, reason }: { readonly id: GlobalId; readonly version?: number; readonly act: string; readonly reason?: string | undefined }, context: Context,
  change: (board: JuryBoard, seats: readonly JurySeat[], tx: Context['em']) => Promise<Outcome<readonly Seat[], JuryRefusal | R>>,
): Promise<Outcome<JuryBoard, JuryRefusal | R>> {
  return context.em.fork().transactional(async (tx): Promise<Outcome<JuryBoard, JuryRefusal | R>> => {
    const board = await tx.findOne(JuryBoard, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!board) return refuse({ code: 'JURY_UNKNOWN' });
    if (version !== undefined && board.version !== version) return refuse({ code: 'JURY_CHANGED_MEANWHILE', given: version, current: board.version });
    const before = board.state;
    const done = await change(board, await tx.find(JurySeat, { board: id }, { orderBy: { actorId: 'asc' } }), tx);
    if (!done.ok) return done;
    board.version += 1;
    await tx.flush();
    trace(tx, context, board, { act, before, after: board.state, reason });
    await context.emit(tx, [juryTold(board, done.value)], context.now());
    return accept(board);
  });
}

/** Seats a board anew, as a whole; only while it is a draft. */
export const seatBoard = (asked: { readonly id: GlobalId; readonly version: number; readonly seats: readonly Seat[] }, context: Context): Promise<Outcome<JuryBoard, JuryRefusal>> =>
  onBoard({ ...asked, act: 'SEATED' }, context, async (board, held, tx) => {
    if (board.state !== JuryState.DRAFT) return refuse({ code: 'JURY_STATE', state: board.state });
    const twice = asked.seats.find(({ actorId }, i) => asked.seats.findIndex((seat) => seat.actorId === actorId) < i);
    if (twice) return refuse({ code: 'JURY_SEAT_TWICE', actor: twice.actorId });
    const local = asked.seats.map(({ actorId }) => actorId as GlobalId).filter((actorId) => actorId.startsWith(context.owner));
    if ((await tx.count(Actor, { id: { $in: local }, survivorId: null })) < local.length) return refuse({ code: 'ACTOR_UNKNOWN' });
    for (const seat of held) tx.remove(seat);
    await tx.flush();
    for (const { actorId, role, quality } of asked.seats) tx.create(JurySeat, { board, actorId: actorId as GlobalId, role, quality });
    return accept(asked.seats);
  });

/** Nominates a board: its chair and members are what the regulation of the diploma asks for, then it may sit. */
export async function nominateBoard(asked: { readonly id: GlobalId; readonly version: number; readonly actNumber: string }, context: Context): Promise<Outcome<JuryBoard, JuryRefusal | NominationRefusal>> {
  if (asked.actNumber.trim() === '') return refuse({ code: 'JURY_ACT_EMPTY' });
  return onBoard<NominationRefusal>({ ...asked, act: 'NOMINATED', reason: asked.actNumber }, context, async (board, seats, tx) => {
    if (board.state !== JuryState.DRAFT) return refuse({ code: 'JURY_STATE', state: board.state });
    const composed = checkComposition(seats, await compositionRules(within(context, tx), board));
    if (!composed.ok) return composed;
    const people = new Map((await tx.find(Actor, { id: { $in: seats.map(({ actorId }) => actorId) } })).map((actor) => [actor.id, actor]));
    const faulty = seats.map((seat) => checkSeat(seat, people.get(seat.actorId), board.diploma)).find((checked) => !checked.ok);
    if (faulty && !faulty.ok) return faulty;
    const yearly = await yearlyMissions(within(context, tx), seats.map(({ actorId }) => ({ actorId, session: board.session })));
    const full = seats.map(({ actorId }) => roomOf(yearly, { actorId, session: board.session })).find((room) => !room.ok);
    if (full && !full.ok) return full;
    const named = await nominateSeats(board, seats, asked.actNumber, within(context, tx));
    if (!named.ok) return named;
    Object.assign(board, { state: JuryState.NOMINATED, actNumber: asked.actNumber.trim() });
    return accept(seats);
  });
}

/** Dissolves a board: it sits no more, and another may be opened. */
export const dissolveBoard = (asked: { readonly id: GlobalId; readonly version: number; readonly reason: string }, context: Context): Promise<Outcome<JuryBoard, JuryRefusal>> =>
  onBoard({ ...asked, act: 'DISSOLVED' }, context, async (board, seats, tx) => {
    if (board.state === JuryState.DISSOLVED) return refuse({ code: 'JURY_STATE', state: board.state });
    await endNominations(board.id, asked.reason, within(context, tx));
    board.state = JuryState.DISSOLVED;
    return accept(seats);
  });

const juryTold = ({ id, session, diploma, specialityCode, state, version }: JuryBoard, seats: readonly Seat[]): Told => ({
  topic: 'jury.changed', key: id, version,
  payload: { id, session, diploma, speciality: specialityCode, state, members: seats.map(({ actorId, role, quality }) => ({ actorId: actorId as GlobalId, role, quality })) },
});
