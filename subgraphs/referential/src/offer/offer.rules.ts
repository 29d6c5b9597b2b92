import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type SessionRange, sessionsOverlap } from '@mirex/schema/session-range';

/** SM-OFFER: from a school's request to the end of a course. */
export type OfferStateName = 'REQUESTED' | 'ACCREDITATION_CHECKED' | 'OPEN' | 'SUSPENDED' | 'CLOSED';

/** Which state may follow which. What is closed stays so: a course that comes back is a new offer. */
export const NEXT_OFFER_STATES: Readonly<Record<OfferStateName, readonly OfferStateName[]>> = {
  REQUESTED: ['ACCREDITATION_CHECKED', 'CLOSED'],
  ACCREDITATION_CHECKED: ['OPEN', 'CLOSED'],
  OPEN: ['SUSPENDED', 'CLOSED'],
  SUSPENDED: ['OPEN', 'CLOSED'],
  CLOSED: [],
};

export type OfferRefusal =
  | { readonly code: 'OFFER_ESTABLISHMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'OFFER_SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'OFFER_SPECIALITY_CLOSED'; readonly speciality: string; readonly lastSession: number }
  | { readonly code: 'OFFER_SPECIALITY_NOT_YET_OPEN'; readonly speciality: string; readonly firstSession: number }
  | { readonly code: 'OFFER_SESSIONS_REVERSED'; readonly firstSession: number; readonly lastSession: number }
  | { readonly code: 'OFFER_OVERLAP'; readonly other: string }
  | { readonly code: 'OFFER_UNKNOWN'; readonly given: string }
  | { readonly code: 'OFFER_STEP'; readonly from: string; readonly to: string }
  | { readonly code: 'OFFER_LAST_SESSION_MISSING' }
  | { readonly code: 'OFFER_NOT_ACCREDITED'; readonly uai: string }
  | { readonly code: 'OFFER_WITH_ENROLMENTS'; readonly count: number; readonly after: number }
  | { readonly code: 'OFFER_ENROLMENTS_UNKNOWN'; readonly mirex: string };

/** The sessions that are asked for: `lastSession` null has no end of its own, and ends with the speciality. */
export interface AskedSessions {
  readonly firstSession: number;
  readonly lastSession: number | null;
}

/** Whether an offer can begin: the speciality is open in all its sessions, and no other offer of the same course covers one. */
export function checkOffer(
  asked: AskedSessions, speciality: SessionRange & { readonly code: string }, others: readonly (SessionRange & { readonly id: string })[],
): Outcome<AskedSessions, OfferRefusal> {
  const { firstSession, lastSession } = asked;
  if (lastSession !== null && lastSession < firstSession) return refuse({ code: 'OFFER_SESSIONS_REVERSED', firstSession, lastSession });
  if (speciality.lastSession !== null && (lastSession ?? firstSession) > speciality.lastSession) {
    return refuse({ code: 'OFFER_SPECIALITY_CLOSED', speciality: speciality.code, lastSession: speciality.lastSession });
  }
  if (speciality.firstSession !== null && firstSession < speciality.firstSession) {
    return refuse({ code: 'OFFER_SPECIALITY_NOT_YET_OPEN', speciality: speciality.code, firstSession: speciality.firstSession });
  }
  const granted = { firstSession, lastSession: lastSession ?? speciality.lastSession };
  const other = others.find((existing) => sessionsOverlap(existing, granted));
  return other ? refuse({ code: 'OFFER_OVERLAP', other: other.id }) : accept(granted);
}

/** Whether an offer may go on to a state. Closing says after which session, not before its first. */
export function checkOfferStep(from: OfferStateName, to: OfferStateName, { firstSession, lastSession }: AskedSessions): Outcome<OfferStateName, OfferRefusal> {
  if (!NEXT_OFFER_STATES[from].includes(to)) return refuse({ code: 'OFFER_STEP', from, to });
  if (to !== 'CLOSED') return accept(to);
  if (lastSession === null) return refuse({ code: 'OFFER_LAST_SESSION_MISSING' });
  return lastSession < firstSession ? refuse({ code: 'OFFER_SESSIONS_REVERSED', firstSession, lastSession }) : accept(to);
}

/** Whether an offer that asks for assessment during the course may be found in order: its establishment is accredited for it. */
export const checkCcf = ({ uai, ccf }: { readonly uai: string; readonly ccf: boolean }, accredited: boolean): Outcome<null, OfferRefusal> =>
  (ccf && !accredited ? refuse({ code: 'OFFER_NOT_ACCREDITED', uai }) : accept(null));
