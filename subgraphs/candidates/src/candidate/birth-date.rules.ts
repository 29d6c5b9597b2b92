import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type BirthDateRefusal =
  | { readonly code: 'DATE_MALFORMED'; readonly given: string }
  | { readonly code: 'DATE_IMPOSSIBLE'; readonly given: string }
  | { readonly code: 'BIRTH_DATE_IMPLAUSIBLE'; readonly given: string; readonly age: number; readonly youngest: number; readonly oldest: number };

/** Ages in whole years on 31 December of the session, both included. */
export interface AgeBounds {
  readonly youngest: number;
  readonly oldest: number;
}

const ISO = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;
const FRENCH = /^(?<day>\d{2})\/(?<month>\d{2})\/(?<year>\d{4})$/;

/** Reads `2007-03-01` or `01/03/2007`; the answer is the first form. The day must exist in the calendar. */
export function readDate(text: string): Outcome<string, BirthDateRefusal> {
  const { year, month, day } = (ISO.exec(text.trim()) ?? FRENCH.exec(text.trim()))?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return refuse({ code: 'DATE_MALFORMED', given: text });
  const iso = `${year}-${month}-${day}`;
  const read = new Date(`${iso}T00:00:00Z`);
  // JavaScript rolls 31 February over into March.
  const exists = !Number.isNaN(read.getTime()) && read.toISOString().startsWith(iso);
  return exists ? accept(iso) : refuse({ code: 'DATE_IMPOSSIBLE', given: text });
}

/** Age in whole years on 31 December of a year: everybody of a year of birth has the same. */
export const ageAtYearEnd = (birthDate: string, year: number): number => year - Number(birthDate.slice(0, 4));

/** @param birthDate an existing day, `2007-03-01`. */
export function checkAge(birthDate: string, session: number, { youngest, oldest }: AgeBounds): Outcome<string, BirthDateRefusal> {
  const age = ageAtYearEnd(birthDate, session);
  if (age >= youngest && age <= oldest) return accept(birthDate);
  return refuse({ code: 'BIRTH_DATE_IMPLAUSIBLE', given: birthDate, age, youngest, oldest });
}
