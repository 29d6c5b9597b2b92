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
  | { readonly code: 'DIPLOMA_MOVED_BY_RUN'; readonly to: AwardStateName }
  | { readonly code: 'DIPLOMA_REASON_MISSING'; readonly to: AwardStateName };

/** What runs alone do: they write what a sheet bears, ask who may sign, and see whether its holder still has that name. */
const BY_RUN: ReadonlySet<AwardStateName> = new Set(['PRINTED', 'SIGNED', 'SENT']);

/** The states that nobody enters without saying why. */
const ASK_WHY: ReadonlySet<AwardStateName> = new Set(['SPOILED', 'REVOKED']);

export interface Move {
  readonly to: AwardStateName;
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly reason: string | null;
}

/** Whether a person may take one diploma to a state. NUMBERED is no such state: numbers are given in series, without a gap; nor is what a run does. */
export function checkMove(diploma: { readonly state: AwardStateName; readonly version: number }, { to, version, reason }: Move): Outcome<AwardStateName, AwardRefusal> {
  if (diploma.version !== version) return refuse({ code: 'DIPLOMA_CHANGED_MEANWHILE', seen: version, found: diploma.version });
  if (to === 'NUMBERED') return refuse({ code: 'DIPLOMA_NUMBERED_IN_SERIES' });
  if (BY_RUN.has(to)) return refuse({ code: 'DIPLOMA_MOVED_BY_RUN', to });
  if (!NEXT_STATES[diploma.state].includes(to)) return refuse({ code: 'DIPLOMA_STATE', from: diploma.state, to });
  if (ASK_WHY.has(to) && !reason?.trim()) return refuse({ code: 'DIPLOMA_REASON_MISSING', to });
  return accept(to);
}

export type EligibilityRefusal =
  | { readonly code: 'ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ENROLMENT_ENDED'; readonly number: string; readonly state: string }
  | { readonly code: 'SPECIALITY_NOT_IN_EDITION'; readonly given: string }
  | { readonly code: 'DIPLOMA_ALREADY_DECLARED'; readonly number: string }
  | { readonly code: 'RESULT_NOT_PUBLISHED'; readonly number: string }
  | { readonly code: 'RESULT_NOT_ADMITTED'; readonly number: string; readonly decision: string };

/** What is known of the jury's word: nothing, that there is one, or which one is out. */
export type JuryWord = 'UNTOLD' | 'NOT_PUBLISHED' | { readonly decision: string };

const ADMITTED: ReadonlySet<string> = new Set(['ADMITTED', 'ADMITTED_BY_JURY']);

/** The states of SM-ENROLMENT that lead to no diploma any more. */
export const ENDED: readonly string[] = ['REJECTED', 'WITHDRAWN', 'TRANSFERRED', 'BARRED'];

/**
 * Whether an enrolment can be declared to have earned a diploma.
 *
 * Where no jury's word was told, whoever declares it answers for it; where one was, it must be out and admit.
 *
 * @param known what candidates has told of it; undefined when it has told nothing.
 * @param declared whether it has a diploma already, whatever became of that.
 * @param word the jury's.
 */
export function checkEligible(
  id: string, known: { readonly number: string; readonly state: string; readonly specialityCode: string } | undefined,
  speciality: SpecialityFact | undefined, declared: boolean, word: JuryWord = 'UNTOLD',
): Outcome<SpecialityFact, EligibilityRefusal> {
  if (!known) return refuse({ code: 'ENROLMENT_UNKNOWN', given: id });
  if (ENDED.includes(known.state)) return refuse({ code: 'ENROLMENT_ENDED', number: known.number, state: known.state });
  if (!speciality) return refuse({ code: 'SPECIALITY_NOT_IN_EDITION', given: known.specialityCode });
  if (declared) return refuse({ code: 'DIPLOMA_ALREADY_DECLARED', number: known.number });
  if (word === 'NOT_PUBLISHED') return refuse({ code: 'RESULT_NOT_PUBLISHED', number: known.number });
  if (word !== 'UNTOLD' && !ADMITTED.has(word.decision)) return refuse({ code: 'RESULT_NOT_ADMITTED', number: known.number, decision: word.decision });
  return accept(speciality);
}
