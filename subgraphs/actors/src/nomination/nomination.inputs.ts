import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { NominationRole, NominationState } from './nomination.rules.ts';

@InputType({ description: 'Filtre des nominations. What is null or absent does not filter.' })
export class NominationFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => NominationRole, { nullable: true, description: 'Fonction.' })
  role?: NominationRole | null;

  @Field(() => NominationState, { nullable: true, description: 'État.' })
  state?: NominationState | null;
}

@InputType({ description: 'Acte de nomination.' })
class NominationActInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => String, { description: 'Acte. The number of the arrêté or of the decision.' })
  actNumber!: string;

  @Field(() => GraphQLLocalDate, { description: 'Premier jour.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Dernier jour. Absent: until it is ended.' })
  to?: string | null;
}

@InputType({ description: 'Nomination à un jury.' })
export class NominateToJuryInput extends NominationActInput {
  @Field(() => ID, { description: 'Jury.' })
  juryId!: string;

  @Field(() => Int, { description: 'Version. Of the jury, the one that was read.' })
  version!: number;

  @Field(() => Boolean, { description: 'Adjoint. False: as the chair.' })
  deputy!: boolean;

  @Field(() => String, { nullable: true, description: 'Lieu. UAI of the school where they will preside.' })
  place?: string | null;
}

@InputType({ description: 'Désignation d’un chef de centre.' })
export class NominateCentreHeadInput extends NominationActInput {
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => ID, { description: 'Centre. Of this MIREX.' })
  centreId!: string;

  @Field(() => String, { nullable: true, description: 'Établissement d’accueil. UAI of the school that is the centre.' })
  host?: string | null;
}

@InputType({ description: 'Remplacement d’un chef de centre.' })
export class ReplaceCentreHeadInput extends NominationActInput {
  @Field(() => ID, { description: 'Nomination. The one that ends the day before.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Fin d’une nomination.' })
export class EndNominationInput {
  @Field(() => ID, { description: 'Nomination.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => GraphQLLocalDate, { description: 'Dernier jour.' })
  on!: string;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}
