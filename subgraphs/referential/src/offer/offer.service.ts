import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Accreditation } from '../accreditation/accreditation.entity.ts';
import { Speciality } from '../diploma/speciality.entity.ts';
import { Establishment } from '../establishment/establishment.entity.ts';
import { readUai, type UaiRefusal } from '../establishment/uai.rules.ts';
import { coversDate } from '../validity/validity.rules.ts';
import { placeOf } from '../right/place.query.ts';
import { checkRight, type RightRefusal } from '../right/right.rules.ts';
import { checkNobodyEnrolled } from './active-enrolments.ts';
import { OfferChange } from './offer-change.entity.ts';
import { checkCcf, checkOffer, checkOfferStep, type OfferRefusal } from './offer.rules.ts';
import { type OfferRoute, OfferState, TrainingOffer } from './training-offer.entity.ts';

export interface OfferRequest {
  readonly uai: string;
  readonly speciality: string;
  readonly route: OfferRoute;
  readonly firstSession: number;
  readonly lastSession?: number | null | undefined;
  readonly ccf?: boolean | null | undefined;
}

/** Those of a MIREX who decide on the courses of its territory; its schools ask. */
const DECIDERS: readonly string[] = ['UNIT', 'TRANS', 'HEAD'];

/** Records a school's request. Two who ask for the same course at once: the establishment's row makes the second wait and see the first. */
export async function requestOffer(
  { uai, speciality, route, firstSession, lastSession, ccf }: OfferRequest, context: Context,
): Promise<Outcome<TrainingOffer, OfferRefusal | UaiRefusal | RightRefusal>> {
  const { em, caller, newId } = context;
  const read = readUai(uai);
  if (!read.ok) return read;
  return em.transactional(async (tx) => {
    const establishment = await tx.findOne(Establishment, { uai: read.value }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!establishment) return refuse({ code: 'OFFER_ESTABLISHMENT_UNKNOWN', given: read.value });
    const right = checkRight(caller, await placeOf(establishment, firstSession, within(context, tx)), DECIDERS, true);
    if (!right.ok) return right;
    const known = await tx.findOne(Speciality, { code: speciality });
    if (!known) return refuse({ code: 'OFFER_SPECIALITY_UNKNOWN', given: speciality });
    const others = await tx.find(TrainingOffer, { uai: read.value, specialityCode: speciality, route });
    const checked = checkOffer({ firstSession, lastSession: lastSession ?? null }, known, others);
    if (!checked.ok) return checked;
    const offer = tx.create(TrainingOffer, { id: newId('OFF'), uai: read.value, specialityCode: speciality, route, ...checked.value, ccf: ccf ?? false, state: OfferState.REQUESTED });
    await tx.flush();
    trace(offer, null, null, within(context, tx));
    return accept(offer);
  });
}

export interface OfferMove {
  readonly id: GlobalId;
  readonly to: OfferState;
  readonly lastSession: number | null;
  readonly reason: string | null;
}

/**
 * Moves an offer on, with its trace. Who closes one that was open asks its MIREX first whether anybody is enrolled after its last
 * session. Two who act at once: the second waits, and is refused a step that was just taken.
 */
export async function moveOffer({ id, to, lastSession, reason }: OfferMove, context: Context): Promise<Outcome<TrainingOffer, OfferRefusal | RightRefusal>> {
  const { em, caller } = context;
  const seen = await em.fork().findOne(TrainingOffer, { id });
  if (!seen) return refuse({ code: 'OFFER_UNKNOWN', given: id });
  const establishment = await em.findOneOrFail(Establishment, { uai: seen.uai });
  const right = checkRight(caller, await placeOf(establishment, seen.firstSession, context), DECIDERS, false);
  if (!right.ok) return right;
  const last = lastSession ?? seen.lastSession;
  const wasOpen = seen.state === OfferState.OPEN || seen.state === OfferState.SUSPENDED;
  const free = to === OfferState.CLOSED && wasOpen && last !== null ? await checkNobodyEnrolled(seen, last, right.value.mirex, context) : accept(null);
  if (!free.ok) return free;
  return em.transactional(async (tx) => {
    const inside = within(context, tx);
    const offer = await tx.findOneOrFail(TrainingOffer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const step = checkOfferStep(offer.state, to, { firstSession: offer.firstSession, lastSession: lastSession ?? offer.lastSession });
    if (!step.ok) return step;
    const ccf = to === OfferState.ACCREDITATION_CHECKED ? checkCcf(offer, await isAccredited(offer, inside)) : accept(null);
    if (!ccf.ok) return ccf;
    const from = offer.state;
    offer.state = to;
    if (to === OfferState.CLOSED) offer.lastSession = lastSession ?? offer.lastSession;
    trace(offer, from, reason, inside);
    return accept(offer);
  });
}

/** Whether an accreditation other than for units holds on the first day of the year of the offer's first session. */
async function isAccredited({ uai, specialityCode, firstSession }: TrainingOffer, { em }: Context): Promise<boolean> {
  const held = await em.find(Accreditation, { uai, $or: [{ specialityCode }, { specialityCode: null }] });
  return held.some((one) => one.kind !== 'UC' && coversDate(one, `${firstSession}-01-01`));
}

/** Before the flush of a change, the version is still that before it. */
function trace({ id, state, lastSession, version }: TrainingOffer, from: OfferState | null, reason: string | null, { em, now, caller }: Context): void {
  em.create(OfferChange, { offerId: id, version: from === null ? 1 : version + 1, at: now(), by: caller.sub, from, to: state, lastSession, reason });
}
