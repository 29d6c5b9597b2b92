import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type CentreRefusal, type CentreStateName, checkInPreparation } from '../centre/centre.rules.ts';
import type { SittingRefusal } from '../sitting/sitting.rules.ts';

/** A time, its end not included. */
export interface Span {
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly endsAt: number;
}

/** Whether two times share an instant: one that begins when the other ends does not. */
export const overlap = (a: Span, b: Span): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

export interface EnrolmentFact {
  readonly id: GlobalId;
  readonly number: string;
  readonly session: number;
  readonly specialityCode: string;
  readonly state: string;
  /** The terminal papers that it sits; null: nobody told yet, and its speciality alone decides. */
  readonly papers: readonly string[] | null;
}

export interface SittingFact extends Span {
  readonly id: GlobalId;
  readonly venueId: GlobalId;
  readonly session: number;
  readonly paperCode: string;
  readonly specialityCode: string;
  readonly centreState: CentreStateName;
  /** What its rooms must be equipped with. */
  readonly requires: readonly string[];
  /** Whether it is sat face to face: other measures of time hold. */
  readonly spoken: boolean;
  /** Why nobody is placed there for now; null: it stands. */
  readonly frozen: string | null;
}

/** A seat, or a slot at which it is heard, that an enrolment holds already. */
export interface HeldSitting extends Span {
  /** The post's, for a slot. */
  readonly sittingId: GlobalId;
  readonly paperCode: string;
  /** Whether its centre was relocated or cancelled: the candidate is free at that hour. */
  readonly givenUp: boolean;
}

export type AllocationRefusal =
  | SittingRefusal
  | CentreRefusal
  | { readonly code: 'ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ENROLMENT_ENDED'; readonly number: string; readonly state: string }
  | { readonly code: 'ENROLMENT_OF_ANOTHER_SESSION'; readonly number: string; readonly session: number }
  | { readonly code: 'PAPER_NOT_OF_ENROLMENT'; readonly number: string; readonly paper: string }
  | { readonly code: 'PAPER_NOT_TO_SIT'; readonly number: string; readonly paper: string }
  | { readonly code: 'ALREADY_ALLOCATED'; readonly number: string }
  | { readonly code: 'SITTINGS_OVERLAP'; readonly number: string; readonly paper: string }
  | { readonly code: 'EXTRA_TIME_OVERLAPS'; readonly number: string; readonly paper: string }
  | { readonly code: 'ROOM_UNKNOWN'; readonly given: string }
  | { readonly code: 'ROOM_NOT_ACCESSIBLE'; readonly room: string }
  | { readonly code: 'ROOM_WITHOUT_EQUIPMENT'; readonly room: string }
  | { readonly code: 'SITTING_FULL' }
  | { readonly code: 'NO_ACCESSIBLE_SEAT' }
  | { readonly code: 'NO_SEPARATE_ROOM' };

/** The states of SM-ENROLMENT in which nobody comes to a sitting any more. */
export const ENDED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED'];

/**
 * Whether an enrolment can have a seat in a sitting, should there be one.
 *
 * @param asked its `endsAt` is the candidate's own end, extra time included.
 * @param held the seats that it has already, in any sitting, each until the candidate's own end.
 */
export function checkAllocation(
  asked: { readonly enrolmentId: string; readonly sittingId: string; readonly endsAt: number }, enrolment: EnrolmentFact | undefined, sitting: SittingFact | undefined,
  held: readonly HeldSitting[],
): Outcome<SittingFact, AllocationRefusal> {
  if (!sitting) return refuse({ code: 'SITTING_UNKNOWN', given: asked.sittingId });
  if (!enrolment) return refuse({ code: 'ENROLMENT_UNKNOWN', given: asked.enrolmentId });
  const { number, state, session, specialityCode, papers } = enrolment;
  const preparing = checkInPreparation(sitting.centreState);
  if (!preparing.ok) return preparing;
  if (ENDED.includes(state)) return refuse({ code: 'ENROLMENT_ENDED', number, state });
  if (session !== sitting.session) return refuse({ code: 'ENROLMENT_OF_ANOTHER_SESSION', number, session });
  if (specialityCode !== sitting.specialityCode) return refuse({ code: 'PAPER_NOT_OF_ENROLMENT', number, paper: sitting.paperCode });
  if (papers && !papers.includes(sitting.paperCode)) return refuse({ code: 'PAPER_NOT_TO_SIT', number, paper: sitting.paperCode });
  if (sitting.frozen !== null) return refuse({ code: 'SITTING_FROZEN', reason: sitting.frozen });
  if (held.some(({ sittingId }) => sittingId === sitting.id)) return refuse({ code: 'ALREADY_ALLOCATED', number });
  const own = { startsAt: sitting.startsAt, endsAt: Math.max(asked.endsAt, sitting.endsAt) };
  const clash = held.find((other) => !other.givenUp && overlap(other, own));
  if (!clash) return accept(sitting);
  return refuse({ code: !overlap(clash, sitting) ? 'EXTRA_TIME_OVERLAPS' : 'SITTINGS_OVERLAP', number, paper: clash.paperCode });
}
