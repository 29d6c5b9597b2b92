import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { EnrolmentStateName } from '../enrolment/enrolment.rules.ts';

/** Steps that are done to many enrolments at once, each of which is also done to one. */
export type BulkStep = 'enterEnrolments' | 'confirmEnrolments' | 'recordSignatures' | 'reviewEnrolments' | 'acceptEnrolments';

/** From which state to which. Where no enrolment is named, those of the first state are meant. */
export const BULK_STEPS: Readonly<Record<BulkStep, { readonly from: EnrolmentStateName; readonly to: EnrolmentStateName }>> = {
  enterEnrolments: { from: 'PRE_REGISTERED', to: 'ENTERED' },
  confirmEnrolments: { from: 'ENTERED', to: 'CONFIRMED' },
  recordSignatures: { from: 'CONFIRMED', to: 'SIGNED' },
  reviewEnrolments: { from: 'SIGNED', to: 'UNDER_REVIEW' },
  acceptEnrolments: { from: 'UNDER_REVIEW', to: 'ACCEPTED' },
};

/** Enrolments of one request: they are one transaction. Whoever has more asks again. */
export const MOST_ENROLMENTS = 1_000;

export type BulkRefusal =
  | { readonly code: 'ENROLMENTS_TOO_MANY'; readonly given: number; readonly most: number }
  | { readonly code: 'ENROLMENT_TWICE'; readonly given: string }
  | { readonly code: 'ENROLMENTS_OR_FILTER' };

/** Which enrolments are meant: named one by one, or all of a filter. Not both, not neither, none twice. */
export function checkMeant<Named extends { readonly id: string }>(named: readonly Named[] | null, filtered: boolean): Outcome<readonly Named[] | null, BulkRefusal> {
  if ((named === null) !== filtered || named?.length === 0) return refuse({ code: 'ENROLMENTS_OR_FILTER' });
  if (named === null) return accept(null);
  if (named.length > MOST_ENROLMENTS) return refuse({ code: 'ENROLMENTS_TOO_MANY', given: named.length, most: MOST_ENROLMENTS });
  const met = new Set<string>();
  const twice = named.find(({ id }) => met.size === met.add(id).size);
  return twice ? refuse({ code: 'ENROLMENT_TWICE', given: twice.id }) : accept(named);
}
