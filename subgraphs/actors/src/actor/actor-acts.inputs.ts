import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CompetenceInput } from './actor.inputs.ts';
import { ActorStatus, LegalQuality } from './quality.rules.ts';

@InputType({ description: 'Acteur à rectifier. What is null or absent stays as it is.' })
export class ReviseActorInput {
  @Field(() => ID, { description: 'Acteur.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { description: 'Motif. Kept in the trace.' })
  reason!: string;

  @Field(() => String, { nullable: true, description: 'Nom.' })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'Prénom.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishment?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Hors établissement. True: the actor works in none any more.' })
  outsideSchools?: boolean | null;

  @Field(() => ActorStatus, { nullable: true, description: 'Statut.' })
  status?: ActorStatus | null;

  @Field(() => [LegalQuality], { nullable: true, description: 'Qualités. All of them.' })
  qualities?: LegalQuality[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Dossier financier. Whether it is complete.' })
  payeeFile?: boolean | null;
}

@InputType({ description: 'Compétence proposée.' })
export class ProposeCompetenceInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => CompetenceInput, { description: 'Compétence.' })
  competence!: CompetenceInput;
}

@InputType({ description: 'Compétence à valider ou à refuser.' })
export class DecideCompetenceInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => Int, { description: 'Rang. Of the competence among the actor’s.' })
  rank!: number;

  @Field(() => Boolean, { description: 'Valide. False refuses it.' })
  valid!: boolean;
}

@InputType({ description: 'Compétence qui prend fin.' })
export class EndCompetenceInput {
  @Field(() => ID, { description: 'Acteur.' })
  actorId!: string;

  @Field(() => Int, { description: 'Rang. Of the competence among the actor’s.' })
  rank!: number;

  @Field(() => GraphQLLocalDate, { description: 'Dernier jour.' })
  on!: string;
}
