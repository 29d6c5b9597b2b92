import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { Identity } from '../candidate/person.rules.ts';

/** What the nation said of an enrolment; PENDING: it was not asked yet, or could not be. */
export type NationalCheckName = 'PENDING' | 'RESERVED' | 'HELD_ELSEWHERE' | 'BANNED' | 'SPECIALITY_UNKNOWN';

export interface NationalAnswer {
  readonly answer: NationalCheckName;
  /** That holds it instead. */
  readonly mirex: string | null;
  readonly speciality: string | null;
  /** ISO date: last day of a ban. */
  readonly until: string | null;
}

export type NationalRefusal =
  | { readonly code: 'NATIONAL_CHECK_UNAVAILABLE' }
  | { readonly code: 'NATIONAL_CHECK_PENDING' }
  | { readonly code: 'SPECIALITY_HELD_ELSEWHERE'; readonly mirex: string; readonly speciality: string }
  | { readonly code: 'CANDIDATE_BANNED'; readonly until: string }
  | { readonly code: 'SPECIALITY_NOT_NATIONAL' };

/** Whether the nation lets somebody be enrolled. */
export function checkNational({ answer, mirex, speciality, until }: NationalAnswer): Outcome<null, NationalRefusal> {
  if (answer === 'RESERVED') return accept(null);
  if (answer === 'PENDING') return refuse({ code: 'NATIONAL_CHECK_PENDING' });
  if (answer === 'BANNED') return refuse({ code: 'CANDIDATE_BANNED', until: until ?? '' });
  return answer === 'SPECIALITY_UNKNOWN' ? refuse({ code: 'SPECIALITY_NOT_NATIONAL' }) : refuse({ code: 'SPECIALITY_HELD_ELSEWHERE', mirex: mirex ?? '', speciality: speciality ?? '' });
}

/** By what every MIREX knows a person: the INE, else the INAA, else names and birth date. Who has a number in one MIREX only is not found. */
export const personMark = ({ ine, inaa, identityKey }: Pick<Identity, 'ine' | 'inaa' | 'identityKey'>): string =>
  (ine !== null ? `INE ${ine}` : inaa !== null ? `INAA ${inaa}` : `IDENTITY ${identityKey}`);
