import type { EstablishmentFact, OfferFact, SpecialityFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

/** SM-ENROLMENT: from the school's pre-registration to the authority's acceptance, and how it can end. */
export type EnrolmentStateName =
  | 'PRE_REGISTERED' | 'ENTERED' | 'CONFIRMED' | 'SIGNED' | 'UNDER_REVIEW'
  | 'ACCEPTED' | 'REJECTED' | 'WITHDRAWN' | 'TRANSFERRED' | 'REROUTED' | 'BARRED';

/** Which state may follow which. What is rejected, withdrawn, transferred or barred stays so. */
export const NEXT_STATES: Readonly<Record<EnrolmentStateName, readonly EnrolmentStateName[]>> = {
  PRE_REGISTERED: ['ENTERED', 'WITHDRAWN'],
  ENTERED: ['CONFIRMED', 'WITHDRAWN'],
  CONFIRMED: ['SIGNED', 'ENTERED', 'WITHDRAWN'],
  SIGNED: ['UNDER_REVIEW', 'WITHDRAWN'],
  UNDER_REVIEW: ['ACCEPTED', 'REJECTED'],
  ACCEPTED: ['WITHDRAWN', 'TRANSFERRED', 'REROUTED', 'BARRED'],
  REROUTED: ['ACCEPTED', 'REJECTED'],
  REJECTED: [],
  WITHDRAWN: [],
  TRANSFERRED: [],
  BARRED: [],
};

export type TransitionRefusal =
  | { readonly code: 'ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ENROLMENT_CHANGED_MEANWHILE'; readonly seen: number; readonly version: number }
  | { readonly code: 'TRANSFER_UNDER_WAY' }
  | { readonly code: 'ENROLMENT_ENDED'; readonly state: EnrolmentStateName }
  | { readonly code: 'STATE_NOT_NEXT'; readonly from: EnrolmentStateName; readonly to: EnrolmentStateName };

/** @param seen the version that whoever acts had before their eyes. */
export function checkTransition(
  enrolment: { readonly state: EnrolmentStateName; readonly version: number }, seen: number, to: EnrolmentStateName,
): Outcome<EnrolmentStateName, TransitionRefusal> {
  const { state, version } = enrolment;
  if (version !== seen) return refuse({ code: 'ENROLMENT_CHANGED_MEANWHILE', seen, version });
  return NEXT_STATES[state].includes(to) ? accept(to) : refuse({ code: 'STATE_NOT_NEXT', from: state, to });
}

/** Whether an enrolment that somebody has seen can still be changed: it is as they saw it, and has not ended. */
export function checkStanding({ state, version }: { readonly state: EnrolmentStateName; readonly version: number }, seen: number): Outcome<EnrolmentStateName, TransitionRefusal> {
  if (version !== seen) return refuse({ code: 'ENROLMENT_CHANGED_MEANWHILE', seen, version });
  return NEXT_STATES[state].length === 0 ? refuse({ code: 'ENROLMENT_ENDED', state }) : accept(state);
}

export type OpeningRefusal =
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number }
  | { readonly code: 'ESTABLISHMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'ESTABLISHMENT_OF_ANOTHER_MIREX'; readonly given: string; readonly mirex: string | null }
  | { readonly code: 'SPECIALITY_UNKNOWN'; readonly given: string }
  | { readonly code: 'SPECIALITY_CLOSED'; readonly given: string; readonly session: number; readonly lastSession: number }
  | { readonly code: 'SPECIALITY_NOT_YET_OPEN'; readonly given: string; readonly session: number; readonly firstSession: number }
  | { readonly code: 'OFFER_NOT_OPEN'; readonly uai: string; readonly speciality: string; readonly session: number };

/**
 * Whether a speciality can be enrolled for in a session.
 *
 * The sessions are the referential's: BEPA, abrogated, has 2021 as its last.
 */
export function checkSpeciality(code: string, session: number, known: SpecialityFact | undefined): Outcome<SpecialityFact, OpeningRefusal> {
  if (!known) return refuse({ code: 'SPECIALITY_UNKNOWN', given: code });
  const { firstSession, lastSession } = known;
  if (lastSession !== null && session > lastSession) return refuse({ code: 'SPECIALITY_CLOSED', given: code, session, lastSession });
  if (firstSession !== null && session < firstSession) return refuse({ code: 'SPECIALITY_NOT_YET_OPEN', given: code, session, firstSession });
  return accept(known);
}

/** Whether the establishment exists and its territory is this MIREX's. */
export function checkEstablishment(uai: string, mirex: string, known: EstablishmentFact | undefined): Outcome<EstablishmentFact, OpeningRefusal> {
  if (!known) return refuse({ code: 'ESTABLISHMENT_UNKNOWN', given: uai });
  return known.mirex === mirex ? accept(known) : refuse({ code: 'ESTABLISHMENT_OF_ANOTHER_MIREX', given: uai, mirex: known.mirex });
}

/** Whether the establishment offers that speciality by that route in that session. */
export function checkOffer(
  asked: { readonly uai: string; readonly speciality: string; readonly route: string; readonly session: number }, offers: readonly OfferFact[],
): Outcome<OfferFact, OpeningRefusal> {
  const { uai, speciality, route, session } = asked;
  const open = offers.find((offer) =>
    offer.uai === uai && offer.speciality === speciality && offer.route === route && coversSession(offer, session));
  return open ? accept(open) : refuse({ code: 'OFFER_NOT_OPEN', uai, speciality, session });
}

/**
 * A candidate's number in a session, as it stands on every list: `NO26-000123`.
 *
 * @param rank 1 for the first of the MIREX in that session.
 */
export const candidateNumber = (mirex: string, session: number, rank: number): string =>
  `${mirex}${String(session % 100).padStart(2, '0')}-${String(rank).padStart(6, '0')}`;
