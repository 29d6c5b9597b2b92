import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { issueSummonsInBulk, type SummonsLine } from '../summons/issue-summons.service.ts';
import { Activity, type IssuingRefusal } from '../summons/issuing.rules.ts';
import type { Summons } from '../summons/summons.entity.ts';
import { Meeting, MeetingAttendee } from './meeting.entity.ts';
import { type MeetingRefusal, MeetingState } from './meeting.rules.ts';
import { move, onMeeting } from './meeting.service.ts';

/** Who was summoned, and who could not be: each on their own merits. */
export interface SummonedAttendees {
  readonly meeting: Meeting;
  readonly summoned: number;
  readonly refused: readonly { readonly actorId: GlobalId; readonly refusal: IssuingRefusal }[];
}

/**
 * Summons those who are to come and were not summoned yet; who is busy then is told apart. Each summons has a key of the
 * meeting's and the actor's: asked again after a crash it goes on where it stopped, and nobody is summoned twice.
 */
export async function summonAttendees(id: GlobalId, version: number, context: Context): Promise<Outcome<SummonedAttendees, MeetingRefusal>> {
  const em = context.em.fork();
  const planned = await em.findOne(Meeting, { id });
  if (!planned) return refuse({ code: 'MEETING_UNKNOWN' });
  const waiting = await em.find(MeetingAttendee, { meeting: id }, { orderBy: { actorId: 'asc' } });
  if (waiting.length === 0) return refuse({ code: 'MEETING_WITHOUT_ATTENDEES' });
  if (planned.version !== version) return refuse({ code: 'MEETING_CHANGED_MEANWHILE', given: version, current: planned.version });
  if (planned.state !== MeetingState.PLANNED && planned.state !== MeetingState.CONVENED) return refuse({ code: 'MEETING_STATE', from: planned.state, to: MeetingState.CONVENED });
  const unsummoned = waiting.filter(({ summonsId }) => summonsId === null);
  const outcomes = await issueSummonsInBulk(unsummoned.map(({ actorId }) => lineOf(planned, actorId)), context);
  const refused = outcomes.flatMap((outcome, i) => (outcome.ok ? [] : [{ actorId: unsummoned[i]?.actorId ?? ('' as GlobalId), refusal: outcome.refusal }]));
  const issued = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  return onMeeting(id, { to: MeetingState.CONVENED, version }, context, async (meeting, tx) => {
    for (const attendee of await tx.find(MeetingAttendee, { meeting: id })) attendee.summonsId ??= summonsOf(attendee.actorId, issued);
    await move(meeting, MeetingState.CONVENED, { tx }, context);
    return accept({ meeting, summoned: issued.length, refused });
  });
}

const summonsOf = (actorId: GlobalId, issued: readonly Summons[]): GlobalId | null => issued.find(({ actor }) => actor.id === actorId)?.id ?? null;

const lineOf = ({ id, session, specialityCode, date, halfDay, place, startsAt }: Meeting, actorId: GlobalId): SummonsLine => ({
  actorId, session, activity: Activity.MEETING, specialityCode, paperCode: null, sittingId: null, date, halfDay, quantity: 1, place, startsAt, idempotencyKey: `meeting ${id}`,
});
