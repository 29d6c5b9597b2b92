import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { coversDate, type DateRange } from '../validity/validity.rules.ts';

export type AccreditationRefusal =
  | { readonly code: 'ACCREDITATION_OVERLAP'; readonly other: string }
  | { readonly code: 'ACCREDITATION_ESTABLISHMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ACCREDITATION_SPECIALITY_UNKNOWN'; readonly given: string };

/**
 * The days that an accreditation covers.
 *
 * @param years five for the courses in semesters. Source: CRPM, art. D811-139-5, in force.
 */
export function accreditedDays(from: string, years: number): DateRange {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  return { validFrom: from, validTo: new Date(Date.UTC(year + years, month - 1, day - 1)).toISOString().slice(0, 10) };
}

/** Whether an accreditation can be given: no other of the same kind covers one of its days. */
export function checkAccreditation(asked: DateRange, others: readonly (DateRange & { readonly code: string })[]): Outcome<DateRange, AccreditationRefusal> {
  const other = others.find((existing) => coversDate(existing, asked.validFrom) || coversDate(asked, existing.validFrom));
  return other ? refuse({ code: 'ACCREDITATION_OVERLAP', other: other.code }) : accept(asked);
}
