import { type Hundredths, type MarkRefusal as PointsRefusal, readMark } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-CCF: the plan, then the marks that are made by it. */
export type CcfStateName = 'PLAN_DRAFT' | 'PLAN_SUBMITTED' | 'PLAN_VALIDATED' | 'SUBMITTED' | 'RETURNED' | 'VALIDATED';

export type CcfActName = 'SUBMIT_PLAN' | 'VALIDATE_PLAN' | 'RETURN_PLAN' | 'ENTER_MARKS' | 'SUBMIT_MARKS' | 'VALIDATE_MARKS' | 'RETURN_MARKS';

/** Which act leads from which states to which. Marks that are validated are the jury's: its opening locks them. */
const ACTS: Readonly<Record<CcfActName, { readonly from: readonly CcfStateName[]; readonly to: CcfStateName | null }>> = {
  SUBMIT_PLAN: { from: ['PLAN_DRAFT'], to: 'PLAN_SUBMITTED' },
  VALIDATE_PLAN: { from: ['PLAN_SUBMITTED'], to: 'PLAN_VALIDATED' },
  RETURN_PLAN: { from: ['PLAN_SUBMITTED'], to: 'PLAN_DRAFT' },
  ENTER_MARKS: { from: ['PLAN_VALIDATED', 'RETURNED'], to: null },
  SUBMIT_MARKS: { from: ['PLAN_VALIDATED', 'RETURNED'], to: 'SUBMITTED' },
  VALIDATE_MARKS: { from: ['SUBMITTED'], to: 'VALIDATED' },
  RETURN_MARKS: { from: ['SUBMITTED'], to: 'RETURNED' },
};

export type CcfRefusal =
  | PointsRefusal
  | { readonly code: 'CCF_PLAN_UNKNOWN'; readonly given: string }
  | { readonly code: 'CCF_PLAN_EXISTS'; readonly other: string }
  | { readonly code: 'CCF_NOT_ACCREDITED'; readonly uai: string }
  | { readonly code: 'CCF_SITUATION_MISSING'; readonly paper: string }
  | { readonly code: 'CCF_PAPER_TERMINAL'; readonly paper: string }
  | { readonly code: 'CCF_SITUATION_WEIGHT'; readonly situation: number }
  | { readonly code: 'CCF_SITUATION_UNKNOWN'; readonly situation: number }
  | { readonly code: 'CCF_PLAN_NOT_VALIDATED'; readonly state: CcfStateName }
  | { readonly code: 'CCF_STATE'; readonly from: CcfStateName; readonly act: CcfActName }
  | { readonly code: 'CCF_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'CCF_CANDIDATE_OUTSIDE'; readonly enrolment: string }
  | { readonly code: 'CCF_ABSENCE_NOT_ZERO' }
  | { readonly code: 'CCF_MARK_MISSING' }
  | { readonly code: 'CCF_LINES'; readonly given: number }
  | { readonly code: 'CCF_MARKS_INCOMPLETE'; readonly marks: number }
  | { readonly code: 'CCF_LOCKED'; readonly marks: number }
  | { readonly code: 'CCF_REASON_MISSING' };

/** Where an act leads from a state; null: it stays. */
export function ccfState(from: CcfStateName, act: CcfActName): Outcome<CcfStateName | null, CcfRefusal> {
  if (ACTS[act].from.includes(from)) return accept(ACTS[act].to);
  const early = from === 'PLAN_DRAFT' || from === 'PLAN_SUBMITTED';
  return refuse(early && (act === 'ENTER_MARKS' || act === 'SUBMIT_MARKS') ? { code: 'CCF_PLAN_NOT_VALIDATED', state: from } : { code: 'CCF_STATE', from, act });
}

/**
 * Whether a school assesses during the course: by right where it is public or under contract, by accreditation in
 * apprenticeship and adult training, never elsewhere.
 *
 * Source: CRPM, art. D811-148-1 (CAPa) and D811-140-3 (BTSA), in force from 2025-12-20.
 */
export const assessesByCcf = (sector: string, accredited: boolean): boolean => sector !== 'PRIVATE_NO_CONTRACT' && (sector === 'PUBLIC' || sector === 'PRIVATE_UNDER_CONTRACT' || accredited);

export type CcfAbsence = 'JUSTIFIED' | 'UNJUSTIFIED';

export interface CcfEntry {
  /** Null: absent with a reason, until a replacement situation. */
  readonly hundredths: number | null;
  readonly absence: CcfAbsence | null;
}

/**
 * Reads one line: points, or an absence; without a reason it is worth what the regulation says, and nothing else may be typed.
 *
 * Source: arrêté du 25-7-1995, art. 4.
 */
export function readEntry(points: string | null, absence: CcfAbsence | null, step: number, absenceMark: number): Outcome<CcfEntry, CcfRefusal> {
  if (absence === 'JUSTIFIED') return accept({ hundredths: null, absence });
  if (absence === 'UNJUSTIFIED' && points === null) return accept({ hundredths: absenceMark, absence });
  if (points === null) return refuse({ code: 'CCF_MARK_MISSING' });
  const read = readMark(points, step);
  if (!read.ok) return read;
  return absence === 'UNJUSTIFIED' && read.value !== absenceMark ? refuse({ code: 'CCF_ABSENCE_NOT_ZERO' }) : accept({ hundredths: read.value, absence });
}

/**
 * The mark of a paper from those of its situations: their weighted average, on the step of the paper, half of a step upwards.
 * Null while one of them waits for a replacement situation. Integers only.
 *
 * Source: arrêté du 25-7-1995, art. 4 for whole points; upwards is a proposal, to be checked.
 */
export function paperMark(situations: readonly (CcfEntry & { readonly weightTenths: number })[], step: number): Hundredths | null {
  if (situations.length === 0 || situations.some(({ hundredths }) => hundredths === null)) return null;
  const weight = situations.reduce((sum, { weightTenths }) => sum + weightTenths, 0);
  const total = situations.reduce((sum, { hundredths, weightTenths }) => sum + (hundredths ?? 0) * weightTenths, 0);
  return (Math.floor((2 * total + weight * step) / (2 * weight * step)) * step) as Hundredths;
}
