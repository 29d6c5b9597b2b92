import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { coversSession } from '@mirex/schema/session-range';
import { Arg, Args, Ctx, Directive, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { specialityByCode } from '../diploma/diploma.loader.ts';
import { Speciality } from '../diploma/speciality.entity.ts';
import { Establishment } from '../establishment/establishment.entity.ts';
import { establishmentByUai } from '../establishment/establishment.loader.ts';
import { MoveOfferInput, OfferFilter, RequestOfferInput } from './offer.inputs.ts';
import { OfferChange } from './offer-change.entity.ts';
import { explainOfferAct } from './offer.messages.ts';
import { moveOffer, requestOffer } from './offer.service.ts';
import { OfferPayload } from './offer.type.ts';
import { TrainingOffer } from './training-offer.entity.ts';

const OfferConnection = connectionType(TrainingOffer, 'TrainingOffer');

const offerById = perRequest(({ em }) => rowLoader((ids) => em.find(TrainingOffer, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const offersOfEstablishment = perRequest(({ em }) =>
  listLoader((codes) => em.find(TrainingOffer, { uai: { $in: [...codes] } }, { orderBy: { specialityCode: 'asc', id: 'asc' } }), ({ uai }) => uai));

const changesOfOffer = perRequest(({ em }) =>
  listLoader((ids) => em.find(OfferChange, { offerId: { $in: ids as GlobalId[] } }, { orderBy: { version: 'asc' } }), ({ offerId }) => offerId));

export const offerReference = ({ id }: { id: string }, context: Context): Promise<TrainingOffer | null> => offerById(context).load(id);

function conditions({ uai, speciality, session, state }: OfferFilter): FilterQuery<TrainingOffer> {
  return {
    ...(uai != null && { uai }),
    ...(speciality != null && { specialityCode: speciality }),
    ...(state != null && { state }),
    ...(session != null && { firstSession: { $lte: session }, $or: [{ lastSession: null }, { lastSession: { $gte: session } }] }),
  };
}

@Resolver(() => TrainingOffer)
export class OfferResolver {
  @Query(() => OfferConnection, { nullable: true, description: 'Formations ouvertes. By id.' })
  @Directive('@access(who: [ANY], within: NATION)')
  async offers(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => OfferFilter, { nullable: true }) filter: OfferFilter | null | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<TrainingOffer>> {
    return asConnection(orThrow(await findPage(em, TrainingOffer, conditions(filter ?? {}), 'id', page), explainPage));
  }

  @Mutation(() => OfferPayload, { description: 'Demande l’ouverture d’une formation.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, EST])')
  async requestOffer(@Arg('input', () => RequestOfferInput) input: RequestOfferInput, @Ctx() context: Context): Promise<OfferPayload> {
    const outcome = await requestOffer(input, context);
    return outcome.ok ? { offer: outcome.value, userErrors: [] } : { offer: null, userErrors: [explainOfferAct(outcome.refusal)] };
  }

  @Mutation(() => OfferPayload, { description: 'Fait avancer, suspend ou ferme une offre.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
  async moveOffer(@Arg('input', () => MoveOfferInput) { id, to, lastSession, reason }: MoveOfferInput, @Ctx() context: Context): Promise<OfferPayload> {
    const outcome = await moveOffer({ id: readId(id, 'OFF', context), to, lastSession: lastSession ?? null, reason: reason?.trim() || null }, context);
    return outcome.ok ? { offer: outcome.value, userErrors: [] } : { offer: null, userErrors: [explainOfferAct(outcome.refusal)] };
  }

  @FieldResolver(() => [OfferChange], { description: 'Historique. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, EST], within: NATION)')
  changes(@Root() { id }: TrainingOffer, @Ctx() context: Context): Promise<OfferChange[]> {
    return changesOfOffer(context).load(id);
  }

  @FieldResolver(() => Establishment, { nullable: true, description: 'Établissement.' })
  establishment(@Root() { uai }: TrainingOffer, @Ctx() context: Context): Promise<Establishment | null> {
    return establishmentByUai(context).load(uai);
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: TrainingOffer, @Ctx() context: Context): Promise<Speciality | null> {
    return specialityByCode(context).load(specialityCode);
  }
}

@Resolver(() => Establishment)
export class EstablishmentOffersResolver {
  @FieldResolver(() => [TrainingOffer], { description: 'Formations ouvertes. By speciality; of one session when it is named.' })
  async offers(
    @Root() { uai }: Establishment, @Arg('session', () => Int, { nullable: true }) session: number | null | undefined, @Ctx() context: Context,
  ): Promise<TrainingOffer[]> {
    const all = await offersOfEstablishment(context).load(uai);
    return session == null ? all : all.filter((offer) => coversSession(offer, session));
  }
}
