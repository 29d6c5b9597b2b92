import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { Actor } from '../actor/actor.entity.ts';
import type { HalfDay } from '../summons/diary.rules.ts';
import { moveSummons } from '../summons/move-summons.service.ts';
import { SummonsState } from '../summons/summons-state.rules.ts';
import { trace } from '../trace/trace.ts';
import { Meeting, MeetingAttendee } from './meeting.entity.ts';
import { checkMeeting, checkMeetingMove, type MeetingKind, type MeetingLine, type MeetingRefusal, MeetingState } from './meeting.rules.ts';

export interface NewMeeting extends MeetingLine {
  readonly session: number;
  readonly kind: MeetingKind;
  readonly boardId: GlobalId | null;
  readonly specialityCode: string | null;
  readonly halfDay: HalfDay;
  readonly place: string;
}

/** A meeting is where its text says; the service that calls it reckons by the clock of its seat. */
const todayOf = ({ owner, now }: Pick<Context, 'owner' | 'now'>): string => seatDay(owner, now());

/** Plans a meeting; nobody is told yet. */
export async function planMeeting(asked: NewMeeting, context: Context): Promise<Outcome<Meeting, MeetingRefusal>> {
  const checked = checkMeeting(asked, todayOf(context));
  if (!checked.ok) return checked;
  if (!(await dataSet(context, 'sessions')).some(({ year }) => year === asked.session)) return refuse({ code: 'SESSION_UNKNOWN', given: asked.session });
  return context.em.transactional(async (tx) => {
    const meeting = tx.create(Meeting, { ...asked, id: context.newId('MEE'), title: asked.title.trim(), agenda: asked.agenda.map((point) => point.trim()), version: 1 });
    trace(tx, context, meeting, { act: 'PLANNED', after: MeetingState.PLANNED });
    return accept(meeting);
  });
}

/** Changes a meeting under its lock, on the version that was read. */
export const onMeeting = <Value>(
  id: GlobalId, { to, version }: { readonly to: MeetingState; readonly version: number }, context: Context, change: (meeting: Meeting, tx: EntityManager) => Promise<Outcome<Value, MeetingRefusal>>,
): Promise<Outcome<Value, MeetingRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<Value, MeetingRefusal>> => {
    const meeting = await tx.findOne(Meeting, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!meeting) return refuse({ code: 'MEETING_UNKNOWN' });
    const checked = checkMeetingMove(meeting, { to, version, today: todayOf(context) });
    return checked.ok ? change(meeting, tx) : checked;
  });

/** Takes a meeting to a state, the next version, and leaves the trace. */
export async function move(meeting: Meeting, to: MeetingState, { tx, reason }: { readonly tx: EntityManager; readonly reason?: string }, context: Context): Promise<void> {
  const before = meeting.state;
  meeting.version += 1;
  meeting.state = to;
  await tx.flush();
  trace(tx, within(context, tx), meeting, { act: to, before, after: to, reason });
}

/** Says who is to come: all of them. Who was summoned already stays. Two at once: the second is refused. */
export const inviteAttendees = (id: GlobalId, { version, actorIds }: { readonly version: number; readonly actorIds: readonly GlobalId[] }, context: Context): Promise<Outcome<Meeting, MeetingRefusal>> =>
  onMeeting(id, { to: MeetingState.CANCELLED, version }, context, async (meeting, tx): Promise<Outcome<Meeting, MeetingRefusal>> => {
    const twice = actorIds.find((actorId, i) => actorIds.indexOf(actorId) < i);
    if (twice !== undefined) return refuse({ code: 'MEETING_ATTENDEE_TWICE', given: twice });
    const local = actorIds.filter((actorId) => actorId.startsWith(context.owner));
    const known = new Set((await tx.find(Actor, { id: { $in: local }, survivorId: null })).map((actor) => actor.id));
    const unknown = local.find((actorId) => !known.has(actorId));
    if (unknown !== undefined) return refuse({ code: 'MEETING_ATTENDEE_UNKNOWN', given: unknown });
    const held = await tx.find(MeetingAttendee, { meeting: id });
    const dropped = held.filter(({ actorId }) => !actorIds.includes(actorId));
    const summoned = dropped.find(({ summonsId }) => summonsId !== null);
    if (summoned) return refuse({ code: 'MEETING_ATTENDEE_SUMMONED', given: summoned.actorId });
    for (const attendee of dropped) tx.remove(attendee);
    for (const actorId of actorIds) if (!held.some((one) => one.actorId === actorId)) tx.create(MeetingAttendee, { meeting, actorId });
    meeting.version += 1;
    await tx.flush();
    trace(tx, within(context, tx), meeting, { act: 'INVITED', before: String(held.length), after: String(actorIds.length) });
    return accept(meeting);
  });

/** Publishes the minutes of a meeting that was held. */
export async function publishMinutes(id: GlobalId, { version, minutes }: { readonly version: number; readonly minutes: string }, context: Context): Promise<Outcome<Meeting, MeetingRefusal>> {
  if (minutes.trim() === '') return refuse({ code: 'MEETING_MINUTES_EMPTY' });
  return onMeeting(id, { to: MeetingState.MINUTED, version }, context, async (meeting, tx) => {
    meeting.minutes = minutes.trim();
    await move(meeting, MeetingState.MINUTED, { tx }, context);
    return accept(meeting);
  });
}

/** Cancels a meeting with its summonses: the half-days are free again. */
export async function cancelMeeting(id: GlobalId, { version, reason }: { readonly version: number; readonly reason: string }, context: Context): Promise<Outcome<Meeting, MeetingRefusal>> {
  if (reason.trim() === '') return refuse({ code: 'MEETING_REASON_EMPTY' });
  return onMeeting(id, { to: MeetingState.CANCELLED, version }, context, async (meeting, tx) => {
    const summonsed = (await tx.find(MeetingAttendee, { meeting: id })).flatMap(({ summonsId }) => summonsId ?? []);
    await moveSummons(summonsed.map((summonsId) => ({ id: summonsId, to: SummonsState.CANCELLED, reason })), within(context, tx));
    await move(meeting, MeetingState.CANCELLED, { tx, reason }, context);
    return accept(meeting);
  });
}
