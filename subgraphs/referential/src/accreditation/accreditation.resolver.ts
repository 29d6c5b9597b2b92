import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { GraphQLLocalDate } from 'graphql-scalars';
import { assessmentOf } from '@mirex/schema/assessment';
import { seatDay } from '@mirex/schema/seat-day';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { specialityByCode } from '../diploma/diploma.loader.ts';
import { Speciality } from '../diploma/speciality.entity.ts';
import { Establishment } from '../establishment/establishment.entity.ts';
import { establishmentByUai } from '../establishment/establishment.loader.ts';
import { TrainingOffer } from '../offer/training-offer.entity.ts';
import { coversDate } from '../validity/validity.rules.ts';
import { Accreditation } from './accreditation.entity.ts';
import { GrantAccreditationInput } from './accreditation.inputs.ts';
import { explainGranting } from './accreditation.messages.ts';
import { grantAccreditation } from './accreditation.service.ts';
import { GrantAccreditationPayload, OfferAssessment } from './accreditation.type.ts';

const accreditationsOf = perRequest(({ em }) =>
  listLoader((codes) => em.find(Accreditation, { uai: { $in: [...codes] } }, { orderBy: { code: 'asc' } }), ({ uai }) => uai));

/** By the clock of the ministry: accreditations are national acts. */
const today = ({ owner, now }: Context): string => seatDay(owner, now());

@Resolver(() => Accreditation)
export class AccreditationResolver {
  @Mutation(() => GrantAccreditationPayload, { description: 'Habilite un établissement. For five years; the academic authority only.' })
  @Directive('@access(who: [BEX, SIGN])')
  async grantAccreditation(@Arg('input', () => GrantAccreditationInput) input: GrantAccreditationInput, @Ctx() context: Context): Promise<GrantAccreditationPayload> {
    const outcome = await grantAccreditation(input, context);
    return outcome.ok ? { accreditation: outcome.value, userErrors: [] } : { accreditation: null, userErrors: [explainGranting(outcome.refusal)] };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité. Null: every one.' })
  async speciality(@Root() { specialityCode }: Accreditation, @Ctx() context: Context): Promise<Speciality | null> {
    return specialityCode === null ? null : specialityByCode(context).load(specialityCode);
  }
}

@Resolver(() => Establishment)
export class EstablishmentAccreditationsResolver {
  @FieldResolver(() => [Accreditation], { description: 'Habilitations. Of one day when it is named.' })
  async accreditations(
    @Root() { uai }: Establishment, @Arg('on', () => GraphQLLocalDate, { nullable: true }) on: string | null | undefined, @Ctx() context: Context,
  ): Promise<Accreditation[]> {
    const all = await accreditationsOf(context).load(uai);
    return on == null ? all : all.filter((accreditation) => coversDate(accreditation, on));
  }
}

@Resolver(() => TrainingOffer)
export class OfferAssessmentResolver {
  @FieldResolver(() => OfferAssessment, { description: 'Évaluation. As the establishment is accredited on a day; absent: today.' })
  async assessment(
    @Root() { uai, specialityCode, route }: TrainingOffer, @Arg('on', () => GraphQLLocalDate, { nullable: true }) on: string | null | undefined, @Ctx() context: Context,
  ): Promise<OfferAssessment> {
    const [establishment, accreditations] = await Promise.all([establishmentByUai(context).load(uai), accreditationsOf(context).load(uai)]);
    const accredited = accreditations.some((held) =>
      held.kind !== 'UC' && (held.specialityCode === null || held.specialityCode === specialityCode) && coversDate(held, on ?? today(context)));
    return OfferAssessment[assessmentOf(route, establishment?.sector ?? '', accredited)];
  }
}
