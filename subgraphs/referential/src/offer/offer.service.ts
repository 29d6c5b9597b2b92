import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { Speciality } from '../diploma/speciality.entity.ts';
import { Establishment } from '../establishment/establishment.entity.ts';
import { readUai, type UaiRefusal } from '../establishment/uai.rules.ts';
import { placeOf } from '../right/place.query.ts';
import { checkRight, type RightRefusal } from '../right/right.rules.ts';
import { checkOffer, checkOfferStep, type OfferRefusal } from './offer.rules.ts';
import { type OfferRoute, OfferState, TrainingOffer } from './training-offer.entity.ts';

export interface OfferRequest {
  readonly uai: string;
  readonly speciality: string;
  readonly route: OfferRoute;
  readonly firstSession: number;
  readonly lastSession?: number | null | undefined;
}

/** Those of a MIREX who decide on the courses of its territory; its schools ask. */
const DECIDERS: readonly string[] = ['UNIT', 'TRANS', 'HEAD'];

/** Records a school's request. Two who ask for the same course at once: the establishment's row makes the second wait and see the first. */
export async function requestOffer(
  { uai, speciality, route, firstSession, lastSession }: OfferRequest, context: Context,
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
    return accept(tx.create(TrainingOffer, { id: newId('OFF'), uai: read.value, specialityCode: speciality, route, ...checked.value, state: OfferState.REQUESTED }));
  });
}

/** Moves an offer on. Two who act at once: the second waits, and is refused a step that was just taken. */
export function moveOffer(id: GlobalId, to: OfferState, lastSession: number | null, context: Context): Promise<Outcome<TrainingOffer, OfferRefusal | RightRefusal>> {
  const { em, caller } = context;
  return em.transactional(async (tx) => {
    const offer = await tx.findOne(TrainingOffer, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!offer) return refuse({ code: 'OFFER_UNKNOWN', given: id });
    const establishment = await tx.findOneOrFail(Establishment, { uai: offer.uai });
    const right = checkRight(caller, await placeOf(establishment, offer.firstSession, within(context, tx)), DECIDERS, false);
    if (!right.ok) return right;
    const step = checkOfferStep(offer.state, to, { firstSession: offer.firstSession, lastSession: lastSession ?? offer.lastSession });
    if (!step.ok) return step;
    offer.state = to;
    if (to === OfferState.CLOSED) offer.lastSession = lastSession ?? offer.lastSession;
    return accept(offer);
  });
}
