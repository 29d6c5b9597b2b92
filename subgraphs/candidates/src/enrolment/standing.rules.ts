import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { checkNational, type NationalAnswer, type NationalRefusal } from '../national/national.rules.ts';

export type StandingRefusal =
  | NationalRefusal
  | { readonly code: 'DOCUMENTS_MISSING'; readonly kinds: string }
  | { readonly code: 'LEGAL_REP_OF_ADULT' }
  | { readonly code: 'WITHDRAWAL_AFTER_FIRST_PAPER'; readonly begunAt: string }
  | { readonly code: 'MARKS_LOCKED'; readonly lockedAt: string }
  | { readonly code: 'ROUTE_ALREADY_INDIVIDUAL' }
  | { readonly code: 'ESTABLISHMENT_THE_SAME' }
  | { readonly code: 'ENROLMENT_CLOSED'; readonly closedAt: string };

/** Whether an enrolment may be accepted: the nation has reserved its speciality, and every mandatory piece was accepted. */
export function checkAcceptable(national: NationalAnswer, missing: readonly string[]): Outcome<null, StandingRefusal> {
  const nation = checkNational(national);
  if (!nation.ok) return nation;
  return missing.length === 0 ? accept(null) : refuse({ code: 'DOCUMENTS_MISSING', kinds: missing.join(', ') });
}

/** Whether somebody is of age on a day. Days are ISO. */
export const isAdult = (birthDate: string, today: string, majority: number): boolean =>
  `${Number(birthDate.slice(0, 4)) + majority}${birthDate.slice(4)}` <= today;

/** Who signs for somebody: an adult signs for themselves. Source: Code civil, art. 414, in force. */
export const checkSigner = (representative: boolean, adult: boolean): Outcome<null, StandingRefusal> =>
  (representative && adult ? refuse({ code: 'LEGAL_REP_OF_ADULT' }) : accept(null));
