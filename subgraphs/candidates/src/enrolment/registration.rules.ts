import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { Identity } from '../candidate/person.rules.ts';
import type { FormName, RouteName } from './access.rules.ts';

/** Who is to be enrolled, every value read and in its own form. */
export interface PersonLine extends Identity {
  readonly lastName: string;
  readonly firstName: string;
  readonly sex: 'F' | 'M';
}

/** One enrolment that is asked for. */
export interface EnrolmentLine {
  readonly person: PersonLine;
  readonly establishmentUai: string;
  readonly specialityCode: string;
  readonly route: RouteName;
  readonly form: FormName;
  readonly languages: readonly string[];
  /** The pre-registration file and the line that it stands on; null when it is typed in. */
  readonly source: FileLine | null;
}

export interface FileLine {
  readonly importId: GlobalId;
  readonly line: number;
}

/** The enrolment that a person has in the session. */
export interface Enrolled {
  readonly number: string;
  readonly establishmentUai: string;
  readonly specialityCode: string;
  readonly importId: GlobalId | null;
  readonly importLine: number | null;
}

export type EnrolledRefusal =
  | { readonly code: 'ENROLLED_ALREADY'; readonly number: string }
  | { readonly code: 'ENROLLED_ELSEWHERE'; readonly number: string; readonly speciality: string; readonly uai: string }
  | { readonly code: 'DUPLICATE_IN_FILE'; readonly line: number };

/**
 * One speciality per candidate and session. Tells whether the one there is came by the same file, is the same, or differs.
 *
 * Within this MIREX: another one is not asked.
 *
 * Source: CRPM, art. D811-141, in force from 2022-09-01 (BTSA); art. D811-148-4, in force from 2015-09-01 (CAPa).
 */
export function checkNotEnrolled(line: EnrolmentLine, enrolled: Enrolled | null): Outcome<EnrolmentLine, EnrolledRefusal> {
  if (enrolled === null) return accept(line);
  const { number, establishmentUai: uai, specialityCode: speciality, importId, importLine } = enrolled;
  if (importLine !== null && importId === line.source?.importId) return refuse({ code: 'DUPLICATE_IN_FILE', line: importLine });
  const same = uai === line.establishmentUai && speciality === line.specialityCode;
  return refuse(same ? { code: 'ENROLLED_ALREADY', number } : { code: 'ENROLLED_ELSEWHERE', number, speciality, uai });
}
