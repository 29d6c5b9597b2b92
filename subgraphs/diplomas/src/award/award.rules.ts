import type { SpecialityFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-DIPLOMA: the way of a diploma from the jury's list to the candidate's hands, and what can become of it. */
export type AwardStateName =
  | 'ELIGIBLE' | 'NUMBERED' | 'PRINTED' | 'SIGNED' | 'SENT' | 'RECEIVED' | 'SPOILED' | 'REVOKED' | 'CERTIFIED_COPY_ISSUED';

/** Which state may follow which. A spoiled sheet keeps its number for ever: the diploma is numbered anew. */
export const NEXT_STATES: Readonly<Record<AwardStateName, readonly AwardStateName[]>> = {
  ELIGIBLE: ['NUMBERED', 'REVOKED'],
  NUMBERED: ['PRINTED', 'REVOKED'],
  PRINTED: ['SIGNED', 'SPOILED', 'REVOKED'],
  SIGNED: ['SENT', 'SPOILED', 'REVOKED'],
  SENT: ['RECEIVED', 'REVOKED'],
  RECEIVED: ['CERTIFIED_COPY_ISSUED', 'REVOKED'],
  SPOILED: ['NUMBERED', 'REVOKED'],
  REVOKED: [],
  CERTIFIED_COPY_ISSUED: ['CERTIFIED_COPY_ISSUED', 'REVOKED'],
};

export type AwardRefusal =
  | { readonly code: 'DIPLOMA_UNKNOWN'; readonly given: string }
  | { readonly code: 'DIPLOMA_STATE'; readonly from: AwardStateName; readonly to: AwardStateName }
  | { readonly code: 'DIPLOMA_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'DIPLOMA_NUMBERED_IN_SERIES' }
  | { readonly code: 'DIPLOMA_REASON_MISSING'; readonly to: AwardStateName };

/** The states that nobody enters without saying why. */
const ASK_WHY: ReadonlySet<AwardStateName> = new Set(['SPOILED', 'REVOKED']);

export interface Move {
  readonly to: AwardStateName;
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly reason: string | null;
}

/** Whether a person may take a diploma to a state. NUMBERED is no such state: numbers are given in series, without a gap. */
export function checkMove(diploma: { readonly state: AwardStateName; readonly version: number }, { to, version, reason }: Move): Outcome<AwardStateName, AwardRefusal> {
  if (diploma.version !== version) return refuse({ code: 'DIPLOMA_CHANGED_MEANWHILE', seen: version, found: diploma.version });
  if (to === 'NUMBERED') return refuse({ code: 'DIPLOMA_NUMBERED_IN_SERIES' });
  if (!NEXT_STATES[diploma.state].includes(to)) return refuse({ code: 'DIPLOMA_STATE', from: diploma.state, to });
  if (ASK_WHY.has(to) && !reason?.trim()) return refuse({ code: 'DIPLOMA_REASON_MISSING', to });
  return accept(to);
}

export type EligibilityRefusal =
  | { readonly code: 'ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ENROLMENT_ENDED'; readonly number: string; readonly state: string }
  | { readonly code: 'SPECIALITY_NOT_IN_EDITION'; readonly given: string }
  | { readonly code: 'DIPLOMA_ALREADY_DECLARED'; readonly number: string };

/** The states of SM-ENROLMENT that lead to no diploma any more. */
export const ENDED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED'];

/**
 * Whether an enrolment can be declared to have earned a diploma.
 *
 * Whether it has is the jury's word, said elsewhere; this refuses what no jury can have decided.
 *
 * @param known what candidates has told of it; undefined when it has told nothing.
 * @param declared whether it has a diploma already, whatever became of that.
 */
export function checkEligible(
  id: string, known: { readonly number: string; readonly state: string; readonly specialityCode: string } | undefined,
  speciality: SpecialityFact | undefined, declared: boolean,
): Outcome<SpecialityFact, EligibilityRefusal> {
  if (!known) return refuse({ code: 'ENROLMENT_UNKNOWN', given: id });
  if (ENDED.includes(known.state)) return refuse({ code: 'ENROLMENT_ENDED', number: known.number, state: known.state });
  if (!speciality) return refuse({ code: 'SPECIALITY_NOT_IN_EDITION', given: known.specialityCode });
  return declared ? refuse({ code: 'DIPLOMA_ALREADY_DECLARED', number: known.number }) : accept(speciality);
}
