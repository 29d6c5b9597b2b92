import { Field, ID, InputType, Int } from 'type-graphql';

import { OfferRoute, OfferState } from './training-offer.entity.ts';

@InputType({ description: 'Demande d’ouverture d’une formation.' })
export class RequestOfferInput {
  @Field(() => ID, { description: 'Établissement. UAI.' })
  uai!: string;

  @Field(() => ID, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => OfferRoute, { description: 'Voie.' })
  route!: OfferRoute;

  @Field(() => Int, { description: 'Première session.' })
  firstSession!: number;

  @Field(() => Int, { nullable: true, description: 'Dernière session. Absent: no end is planned.' })
  lastSession?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'CCF demandé. Needs a valid accreditation when the request is checked.' })
  ccf?: boolean | null;
}

@InputType({ description: 'Changement d’état d’une offre.' })
export class MoveOfferInput {
  @Field(() => ID, { description: 'Offre.' })
  id!: string;

  @Field(() => OfferState, { description: 'État. The one to go to.' })
  to!: OfferState;

  @Field(() => Int, { nullable: true, description: 'Dernière session. Needed to close.' })
  lastSession?: number | null;

  @Field(() => String, { nullable: true, description: 'Motif. Kept in the trace.' })
  reason?: string | null;
}

@InputType({ description: 'Filtre des offres. What is null or absent does not filter.' })
export class OfferFilter {
  @Field(() => ID, { nullable: true, description: 'Établissement. UAI.' })
  uai?: string | null;

  @Field(() => ID, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => Int, { nullable: true, description: 'Session. Offers that cover it.' })
  session?: number | null;

  @Field(() => OfferState, { nullable: true, description: 'État.' })
  state?: OfferState | null;
}
