import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ageAtYearEnd } from '../candidate/birth-date.rules.ts';

export type IndividualRefusal =
  | { readonly code: 'CCF_NOT_FOR_INDIVIDUAL' }
  | { readonly code: 'MINOR_WITHOUT_TRAINING'; readonly age: number }
  | { readonly code: 'WORK_TOO_SHORT'; readonly months: number; readonly required: number }
  | { readonly code: 'NOT_YOURSELF' };

export interface Individual {
  readonly birthDate: string;
  /** Months of full-time work in a trade of the diploma, as declared; the documents prove them. */
  readonly workMonths: number;
  /** Whether they ask to be assessed during the course. */
  readonly ccf: boolean;
}

/**
 * Whether somebody taught nowhere may be enrolled, as far as the age that the diploma itself asks for has not decided it.
 *
 * @param workFrom years of work; null: the diploma asks for none. @param majority the age under which nobody goes without training.
 *
 * Source: CRPM, art. D811-148-1 III (all terminal), D811-147-4 (CAPa, two years), D811-140-1 (BTSA, one year), in force.
 */
export function checkIndividual({ birthDate, workMonths, ccf }: Individual, session: number, { workFrom, majority }: { workFrom: number | null; majority: number }): Outcome<null, IndividualRefusal> {
  if (ccf) return refuse({ code: 'CCF_NOT_FOR_INDIVIDUAL' });
  const age = ageAtYearEnd(birthDate, session);
  if (age < majority) return refuse({ code: 'MINOR_WITHOUT_TRAINING', age });
  const required = (workFrom ?? 0) * 12;
  return workMonths < required ? refuse({ code: 'WORK_TOO_SHORT', months: workMonths, required }) : accept(null);
}
