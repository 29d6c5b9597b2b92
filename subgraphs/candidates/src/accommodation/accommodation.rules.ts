import type { GrantedMeasure } from '@mirex/schema/events';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { StateTable } from '../record/record.rules.ts';
import type { MeasureKind } from './measure.regulation.ts';

/** SM-ACCOM. What was decided may be appealed once it was notified, and is decided again. */
export type AccommodationStateName =
  | 'SUBMITTED' | 'INCOMPLETE' | 'COMPLETE' | 'MEDICAL_OPINION' | 'SIMPLIFIED' | 'DECIDED' | 'NOTIFIED' | 'IMPLEMENTED' | 'APPEALED';

export const NEXT_ACCOMMODATION_STATES: StateTable<AccommodationStateName> = {
  SUBMITTED: ['INCOMPLETE', 'COMPLETE'],
  INCOMPLETE: ['COMPLETE'],
  COMPLETE: ['INCOMPLETE', 'MEDICAL_OPINION', 'SIMPLIFIED'],
  MEDICAL_OPINION: ['DECIDED'],
  SIMPLIFIED: ['DECIDED'],
  DECIDED: ['NOTIFIED'],
  NOTIFIED: ['IMPLEMENTED', 'APPEALED'],
  IMPLEMENTED: ['APPEALED'],
  APPEALED: ['DECIDED'],
};

export type AccommodationRefusal =
  | { readonly code: 'MEASURES_MISSING' }
  | { readonly code: 'MEASURE_UNKNOWN'; readonly given: string }
  | { readonly code: 'MEASURE_TWICE'; readonly given: string }
  | { readonly code: 'MEASURE_PAPER_NOT_SAT'; readonly given: string; readonly paper: string }
  | { readonly code: 'EXTRA_TIME_MALFORMED'; readonly given: string }
  | { readonly code: 'EXTRA_TIME_ABOVE_CAP'; readonly given: number; readonly most: number }
  | { readonly code: 'SIMPLIFIED_WITHOUT_PLAN' }
  | { readonly code: 'SIMPLIFIED_WITH_EXTRA_TIME' }
  | { readonly code: 'NOT_SIMPLIFIED' }
  | { readonly code: 'ACCOMMODATION_TOO_LATE'; readonly until: string }
  | { readonly code: 'ACCOMMODATION_ASKED_ALREADY' }
  | { readonly code: 'DOCTOR_NOT_DESIGNATED' }
  | { readonly code: 'DECISION_INCOMPLETE'; readonly missing: string }
  | { readonly code: 'DECISION_BEYOND_REQUEST'; readonly given: string };

/** One measure asked for: for extra time, the minutes for each hour; the papers, none meaning all that are sat. */
export interface AskedMeasure {
  readonly code: string;
  readonly extraMinutesPerHour: number | null;
  readonly papers: readonly string[];
}

export interface MeasureRoom {
  readonly known: Readonly<Record<string, MeasureKind>>;
  /** Codes of the papers that the candidate sits. */
  readonly sat: readonly string[];
  /** The most minutes that may be added to each hour, by the regulation of the session. */
  readonly most: number;
}

/**
 * Reads what is asked for, each measure with the papers that it is for.
 *
 * Source: CRPM, art. D815-3, in force from 2025-12-11.
 */
export function readMeasures(asked: readonly AskedMeasure[], { known, sat, most }: MeasureRoom): Outcome<readonly GrantedMeasure[], AccommodationRefusal> {
  if (asked.length === 0) return refuse({ code: 'MEASURES_MISSING' });
  for (const [rank, { code, extraMinutesPerHour, papers }] of asked.entries()) {
    const kind = Object.hasOwn(known, code) ? known[code] : undefined;
    if (!kind) return refuse({ code: 'MEASURE_UNKNOWN', given: code });
    if (asked.findIndex((other) => other.code === code) !== rank) return refuse({ code: 'MEASURE_TWICE', given: code });
    if (kind.extraTime !== (extraMinutesPerHour !== null) || (extraMinutesPerHour !== null && extraMinutesPerHour < 1)) return refuse({ code: 'EXTRA_TIME_MALFORMED', given: code });
    if (extraMinutesPerHour !== null && extraMinutesPerHour > most) return refuse({ code: 'EXTRA_TIME_ABOVE_CAP', given: extraMinutesPerHour, most });
    const strange = papers.find((paper) => !sat.includes(paper));
    if (strange !== undefined) return refuse({ code: 'MEASURE_PAPER_NOT_SAT', given: code, paper: strange });
  }
  return accept(asked.map((measure) => ({ ...measure, papers: measure.papers.length === 0 ? [...sat] : [...measure.papers] })));
}

/**
 * Whether a request may go without a doctor's opinion: its candidate has a plan, and asks for nothing that a plan cannot give.
 *
 * Source: CRPM, art. D815-4-2, in force from 2025-12-11.
 */
export function checkSimplified(plan: string | null, measures: readonly GrantedMeasure[]): Outcome<null, AccommodationRefusal> {
  if (plan === null) return refuse({ code: 'SIMPLIFIED_WITHOUT_PLAN' });
  return measures.some(({ extraMinutesPerHour }) => extraMinutesPerHour !== null) ? refuse({ code: 'SIMPLIFIED_WITH_EXTRA_TIME' }) : accept(null);
}

/**
 * Whether a request comes in time, or its candidate's state has changed since. Days are ISO.
 *
 * @param monthDay of the last day: 1231 is 31 December of the year in which the session is entered, the one before its own.
 * @returns whether it is late.
 */
export function checkInTime(today: string, session: number, monthDay: number, evolved: boolean): Outcome<boolean, AccommodationRefusal> {
  const until = `${session - 1}-${String(Math.trunc(monthDay / 100)).padStart(2, '0')}-${String(monthDay % 100).padStart(2, '0')}`;
  if (today <= until) return accept(false);
  return evolved ? accept(true) : refuse({ code: 'ACCOMMODATION_TOO_LATE', until });
}

export type DecisionName = 'GRANTED' | 'PARTIAL' | 'REFUSED';

/** What the authority says of one measure: the papers that it is granted for, none meaning refused. */
export interface MeasureDecision {
  readonly code: string;
  readonly papers: readonly string[];
}

/** What is granted of what was asked for. Every measure is decided, and nothing beyond the request is granted. */
export function decide(asked: readonly GrantedMeasure[], said: readonly MeasureDecision[]): Outcome<{ readonly decision: DecisionName; readonly granted: readonly GrantedMeasure[] }, AccommodationRefusal> {
  const silent = asked.find(({ code }) => !said.some((one) => one.code === code));
  if (silent) return refuse({ code: 'DECISION_INCOMPLETE', missing: silent.code });
  const beyond = said.find(({ code, papers }) => !papers.every((paper) => asked.some((one) => one.code === code && one.papers.includes(paper))) || !asked.some((one) => one.code === code));
  if (beyond) return refuse({ code: 'DECISION_BEYOND_REQUEST', given: beyond.code });
  const granted = asked.flatMap((measure) => {
    const papers = measure.papers.filter((paper) => said.some((one) => one.code === measure.code && one.papers.includes(paper)));
    return papers.length === 0 ? [] : [{ ...measure, papers }];
  });
  const whole = granted.length === asked.length && granted.every(({ papers }, i) => papers.length === asked[i]?.papers.length);
  return accept({ decision: whole ? 'GRANTED' : granted.length === 0 ? 'REFUSED' : 'PARTIAL', granted });
}
