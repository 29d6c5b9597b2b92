import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { moveSummons, type SummonsMove } from '../summons/move-summons.service.ts';
import { SummonsState } from '../summons/summons-state.rules.ts';
import { Summons } from '../summons/summons.entity.ts';
import { type Meeting, MeetingAttendee } from './meeting.entity.ts';
import { type MeetingAttendance, type MeetingRefusal, MeetingState } from './meeting.rules.ts';
import { move, onMeeting } from './meeting.service.ts';

export interface AttendanceLine {
  readonly actorId: GlobalId;
  readonly attendance: MeetingAttendance;
}

const ENDS: Readonly<Record<MeetingAttendance, SummonsState>> = {
  PRESENT: SummonsState.HONOURED, EXCUSED: SummonsState.ABSENT_JUSTIFIED, ABSENT: SummonsState.ABSENT,
};

/**
 * Says who came to a meeting: their summonses are honoured, or not, with it, so that who did not come is paid nothing. Whoever
 * was not summoned is refused, and then nobody is written. Said again, it is for those of whom nothing was said.
 */
export const recordAttendance = (id: GlobalId, { version, lines }: { readonly version: number; readonly lines: readonly AttendanceLine[] }, context: Context): Promise<Outcome<Meeting, MeetingRefusal>> =>
  onMeeting(id, { to: MeetingState.HELD, version }, context, async (meeting, tx): Promise<Outcome<Meeting, MeetingRefusal>> => {
    const attendees = new Map((await tx.find(MeetingAttendee, { meeting: id })).map((one) => [one.actorId, one]));
    const stranger = lines.find(({ actorId }) => attendees.get(actorId)?.summonsId == null);
    if (stranger) return refuse({ code: 'MEETING_ATTENDEE_NOT_SUMMONED', given: stranger.actorId });
    const twice = lines.find(({ actorId }, i) => lines.findIndex((line) => line.actorId === actorId) < i);
    if (twice) return refuse({ code: 'MEETING_ATTENDEE_TWICE', given: twice.actorId });
    const said = lines.filter(({ actorId }) => attendees.get(actorId)?.attendance === null);
    for (const { actorId, attendance } of said) Object.assign(attendees.get(actorId) ?? {}, { attendance });
    await tx.flush();

    const inside = within(context, tx);
    const ends = said.map(({ actorId, attendance }): SummonsMove => ({ id: attendees.get(actorId)?.summonsId as GlobalId, to: ENDS[attendance] }));
    // Who came has had the summons: one that nobody acknowledged is acknowledged with it.
    const unread = await tx.find(Summons, { id: { $in: ends.filter(({ to }) => to === SummonsState.HONOURED).map((one) => one.id) }, state: SummonsState.ISSUED }, { fields: ['id'] });
    await moveSummons(unread.map((summons) => ({ id: summons.id, to: SummonsState.ACKNOWLEDGED, reason: 'présence à la réunion' })), inside);
    await moveSummons(ends, inside);
    await move(meeting, MeetingState.HELD, { tx }, context);
    return accept(meeting);
  });
