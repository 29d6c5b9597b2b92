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
}

export interface SittingFact extends Span {
  readonly id: GlobalId;
  readonly venueId: GlobalId;
  readonly session: number;
  readonly paperCode: string;
  readonly specialityCode: string;
  readonly centreState: CentreStateName;
}

/** A seat that an enrolment holds already. */
export interface HeldSitting extends Span {
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
  | { readonly code: 'ALREADY_ALLOCATED'; readonly number: string }
  | { readonly code: 'SITTINGS_OVERLAP'; readonly number: string; readonly paper: string }
  | { readonly code: 'ROOM_UNKNOWN'; readonly given: string }
  | { readonly code: 'SITTING_FULL' }
  | { readonly code: 'NO_ACCESSIBLE_SEAT' };

/** The states of SM-ENROLMENT in which nobody comes to a sitting any more. */
export const ENDED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED'];

/**
 * Whether an enrolment can have a seat in a sitting, should there be one.
 *
 * @param held the seats that it has already, in any sitting.
 */
export function checkAllocation(
  asked: { readonly enrolmentId: string; readonly sittingId: string }, enrolment: EnrolmentFact | undefined, sitting: SittingFact | undefined,
  held: readonly HeldSitting[],
): Outcome<SittingFact, AllocationRefusal> {
  if (!sitting) return refuse({ code: 'SITTING_UNKNOWN', given: asked.sittingId });
  if (!enrolment) return refuse({ code: 'ENROLMENT_UNKNOWN', given: asked.enrolmentId });
  const { number, state, session, specialityCode } = enrolment;
  const preparing = checkInPreparation(sitting.centreState);
  if (!preparing.ok) return preparing;
  if (ENDED.includes(state)) return refuse({ code: 'ENROLMENT_ENDED', number, state });
  if (session !== sitting.session) return refuse({ code: 'ENROLMENT_OF_ANOTHER_SESSION', number, session });
  if (specialityCode !== sitting.specialityCode) return refuse({ code: 'PAPER_NOT_OF_ENROLMENT', number, paper: sitting.paperCode });
  if (held.some(({ sittingId }) => sittingId === sitting.id)) return refuse({ code: 'ALREADY_ALLOCATED', number });
  const clash = held.find((other) => !other.givenUp && overlap(other, sitting));
  return clash ? refuse({ code: 'SITTINGS_OVERLAP', number, paper: clash.paperCode }) : accept(sitting);
}
