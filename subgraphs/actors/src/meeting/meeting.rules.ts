import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What a meeting is for: subjects, marking before it begins and after it ended, a jury, or anything else. */
export enum MeetingKind {
  SUBJECT_WORKSHOP = 'SUBJECT_WORKSHOP',
  SUBJECT_COMMISSION = 'SUBJECT_COMMISSION',
  AGREEMENT = 'AGREEMENT',
  HARMONISATION = 'HARMONISATION',
  JURY = 'JURY',
  OTHER = 'OTHER',
}

/** SM of a meeting. */
export enum MeetingState {
  PLANNED = 'PLANNED',
  CONVENED = 'CONVENED',
  HELD = 'HELD',
  MINUTED = 'MINUTED',
  CANCELLED = 'CANCELLED',
}

const { CONVENED, HELD, MINUTED, CANCELLED } = MeetingState;

/** Which state may follow which. Summoned again, for those who came later, a meeting stays convened. */
export const NEXT_MEETING_STATES: Readonly<Record<MeetingState, readonly MeetingState[]>> = {
  PLANNED: [CONVENED, CANCELLED],
  CONVENED: [CONVENED, HELD, CANCELLED],
  HELD: [HELD, MINUTED],
  MINUTED: [],
  CANCELLED: [],
};

export enum MeetingAttendance {
  PRESENT = 'PRESENT',
  EXCUSED = 'EXCUSED',
  ABSENT = 'ABSENT',
}

export type MeetingRefusal =
  | { readonly code: 'MEETING_UNKNOWN' }
  | { readonly code: 'MEETING_TITLE_EMPTY' }
  | { readonly code: 'MEETING_AGENDA_EMPTY' }
  | { readonly code: 'MEETING_DATE_PAST'; readonly date: string }
  | { readonly code: 'MEETING_TIME_MALFORMED'; readonly given: string }
  | { readonly code: 'MEETING_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'MEETING_STATE'; readonly from: string; readonly to: string }
  | { readonly code: 'MEETING_WITHOUT_ATTENDEES' }
  | { readonly code: 'MEETING_ATTENDEE_TWICE'; readonly given: string }
  | { readonly code: 'MEETING_ATTENDEE_UNKNOWN'; readonly given: string }
  | { readonly code: 'MEETING_ATTENDEE_SUMMONED'; readonly given: string }
  | { readonly code: 'MEETING_ATTENDEE_NOT_SUMMONED'; readonly given: string }
  | { readonly code: 'MEETING_NOT_YET_HELD'; readonly date: string }
  | { readonly code: 'MEETING_MINUTES_EMPTY' }
  | { readonly code: 'MEETING_REASON_EMPTY' }
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number };

export interface MeetingLine {
  readonly title: string;
  readonly agenda: readonly string[];
  /** ISO date. */
  readonly date: string;
  /** `14:00`, by the clock of the place; null: as the place says. */
  readonly startsAt: string | null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a meeting can be planned so. @param today ISO date. */
export function checkMeeting({ title, agenda, date, startsAt }: MeetingLine, today: string): Outcome<true, MeetingRefusal> {
  if (title.trim() === '') return refuse({ code: 'MEETING_TITLE_EMPTY' });
  if (agenda.length === 0 || agenda.some((point) => point.trim() === '')) return refuse({ code: 'MEETING_AGENDA_EMPTY' });
  if (startsAt !== null && !TIME.test(startsAt)) return refuse({ code: 'MEETING_TIME_MALFORMED', given: startsAt });
  return date < today ? refuse({ code: 'MEETING_DATE_PAST', date }) : accept(true);
}

export interface MeetingMove {
  readonly to: MeetingState;
  /** The version that whoever acts has read. */
  readonly version: number;
  readonly today: string;
}

/** Whether a meeting may go to a state: what happened there is said on its day or later. */
export function checkMeetingMove(held: { readonly state: MeetingState; readonly version: number; readonly date: string }, { to, version, today }: MeetingMove): Outcome<true, MeetingRefusal> {
  if (held.version !== version) return refuse({ code: 'MEETING_CHANGED_MEANWHILE', given: version, current: held.version });
  if ((to === HELD || to === MINUTED) && today < held.date) return refuse({ code: 'MEETING_NOT_YET_HELD', date: held.date });
  return NEXT_MEETING_STATES[held.state].includes(to) ? accept(true) : refuse({ code: 'MEETING_STATE', from: held.state, to });
}
