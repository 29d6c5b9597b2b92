import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

import { type CentreRefusal, type CentreStateName, checkInPreparation } from '../centre/centre.rules.ts';
import type { Equipment, RoomLine } from '../venue/venue.rules.ts';

/** A sitting as whoever opens it says it. */
export interface SittingLine {
  readonly paperCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** What its rooms must be equipped with; absent: nothing special. */
  readonly requires?: readonly Equipment[];
}

/** When papers may be sat in the zone of a venue, as the national edition says; undefined: it says nothing of that session. */
export interface PaperWindow {
  /** ISO instants, the end excluded. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A sitting to insert. */
export interface NewSitting extends SittingLine {
  readonly id: GlobalId;
  readonly centreId: GlobalId;
  readonly session: number;
  readonly specialityCode: string;
  readonly timeZone: string;
}

export type SittingRefusal =
  | { readonly code: 'SITTING_UNKNOWN'; readonly given: string }
  | { readonly code: 'SITTING_ENDS_BEFORE_IT_STARTS' }
  | { readonly code: 'SITTING_OUT_OF_SESSION'; readonly year: number; readonly session: number }
  | { readonly code: 'SITTING_OUT_OF_CALENDAR'; readonly from: string; readonly until: string }
  | { readonly code: 'SITTING_WITHOUT_EQUIPMENT'; readonly missing: string }
  | { readonly code: 'SITTING_FROZEN'; readonly reason: string }
  | { readonly code: 'SITTING_ALREADY_OPEN'; readonly paper: string }
  | { readonly code: 'CENTRE_WITHOUT_SITTINGS'; readonly kind: string }
  | { readonly code: 'PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'PAPER_NOT_IN_SESSION'; readonly paper: string; readonly session: number }
  | { readonly code: 'PAPER_NOT_TERMINAL'; readonly paper: string };

/** The kinds of centre that candidates come to. */
const WITH_CANDIDATES: ReadonlySet<string> = new Set(['COMPOSITION', 'FACE_TO_FACE', 'SECOND_GROUP']);

/** Years before and after the session's own: a bound against a slip of the finger, where the edition holds no schedule. */
const YEARS_AROUND = 1;

/**
 * Whether a sitting of a paper can be opened in a centre.
 *
 * @param paper what the national edition says of the paper; undefined when it does not hold it.
 */
export function checkSitting(
  { paperCode, startsAt, endsAt }: SittingLine, centre: { readonly session: number; readonly kind: string; readonly state: CentreStateName }, paper: PaperFact | undefined,
): Outcome<PaperFact, SittingRefusal | CentreRefusal> {
  const { session, kind, state } = centre;
  const preparing = checkInPreparation(state);
  if (!preparing.ok) return preparing;
  if (!WITH_CANDIDATES.has(kind)) return refuse({ code: 'CENTRE_WITHOUT_SITTINGS', kind });
  if (!paper) return refuse({ code: 'PAPER_UNKNOWN', given: paperCode });
  if (!coversSession(paper, session)) return refuse({ code: 'PAPER_NOT_IN_SESSION', paper: paperCode, session });
  if (paper.mode !== 'TERMINAL') return refuse({ code: 'PAPER_NOT_TERMINAL', paper: paperCode });
  if (startsAt >= endsAt) return refuse({ code: 'SITTING_ENDS_BEFORE_IT_STARTS' });
  const far = [startsAt, endsAt].map((instant) => instant.getUTCFullYear()).find((year) => Math.abs(year - session) > YEARS_AROUND);
  return far === undefined ? accept(paper) : refuse({ code: 'SITTING_OUT_OF_SESSION', year: far, session });
}

/**
 * Whether a sitting lies in the national schedule of its zone. Without a schedule the year alone was checked.
 *
 * @param windows the phases in which papers are sat.
 */
export function checkSchedule({ startsAt, endsAt }: Pick<SittingLine, 'startsAt' | 'endsAt'>, windows: readonly PaperWindow[]): Outcome<true, SittingRefusal> {
  const [first] = windows;
  if (!first || windows.some((window) => startsAt >= new Date(window.startsAt) && endsAt <= new Date(window.endsAt))) return accept(true);
  return refuse({ code: 'SITTING_OUT_OF_CALENDAR', from: first.startsAt, until: first.endsAt });
}

/** Whether a room of the venue is equipped for a sitting. */
export function checkEquipment({ requires = [] }: Pick<SittingLine, 'requires'>, rooms: readonly Pick<RoomLine, 'equipment'>[]): Outcome<true, SittingRefusal> {
  const suits = rooms.some(({ equipment = [] }) => requires.every((one) => equipment.includes(one)));
  return suits || requires.length === 0 ? accept(true) : refuse({ code: 'SITTING_WITHOUT_EQUIPMENT', missing: requires.join(', ') });
}

/**
 * An instant as the clock on the venue's wall shows it: `2026-06-08T09:00`.
 *
 * @param timeZone an IANA time zone.
 */
export const wallClock = (instant: Date, timeZone: string): string =>
  // Swedish writes dates as ISO does.
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T');
