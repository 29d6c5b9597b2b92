import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Measure, needOf, type SubjectFormat } from '../enrolment/measure.rules.ts';

export type SubjectNeedRefusal =
  | { readonly code: 'SUBJECT_RESERVE_OUT_OF_RANGE'; readonly given: number }
  | { readonly code: 'SUBJECT_NEED_BEFORE_ALLOCATION'; readonly session: number };

/** What is printed beyond the candidates, at most: a bound against a slip of the finger. */
const MOST_RESERVE = 100;

/** Whether needs can be counted. @param places how many candidates are placed. */
export function checkCountable(session: number, reservePercent: number, places: number): Outcome<true, SubjectNeedRefusal> {
  if (!(reservePercent >= 0 && reservePercent <= MOST_RESERVE)) return refuse({ code: 'SUBJECT_RESERVE_OUT_OF_RANGE', given: reservePercent });
  return places > 0 ? accept(true) : refuse({ code: 'SUBJECT_NEED_BEFORE_ALLOCATION', session });
}

export interface FormatNeed {
  readonly format: SubjectFormat;
  readonly candidates: number;
  /** With the reserve, counted up. */
  readonly copies: number;
}

/**
 * The copies of one sitting by format: who has a right to another format gets it instead of the normal one.
 *
 * @param measures those of each candidate who has any.
 */
export function needsOf(candidates: number, measures: readonly (readonly Measure[])[], reservePercent: number): FormatNeed[] {
  const formats = measures.map((one) => needOf(one).formats);
  const others = [...Map.groupBy(formats.flat(), (format) => format)].map(([format, all]) => ({ format, candidates: all.length }));
  const normal = { format: 'NORMAL' as const, candidates: candidates - formats.filter(({ length }) => length > 0).length };
  return [normal, ...others.toSorted((a, b) => (a.format < b.format ? -1 : 1))].filter((need) => need.candidates > 0)
    .map((need) => ({ ...need, copies: need.candidates + Math.ceil((need.candidates * reservePercent) / 100) }));
}
