import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';

import { ActorRole } from './competence.rules.ts';

@InputType({ description: 'Filtre par compétence. All that is given must hold for one competence of the actor.' })
export class CompetenceFilter {
  @Field(() => ActorRole, { nullable: true, description: 'Rôle.' })
  role?: ActorRole | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Discipline.' })
  discipline?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Date. A day on which the competence is valid.' })
  on?: string | null;
}

@InputType({ description: 'Filtre des acteurs. What is null or absent does not filter.' })
export class ActorFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI.' })
  establishment?: string | null;

  @Field(() => CompetenceFilter, { nullable: true, description: 'Compétence.' })
  competence?: CompetenceFilter | null;
}

@InputType({ description: 'Compétence à enregistrer.' })
export class CompetenceInput {
  @Field(() => ActorRole, { description: 'Rôle.' })
  role!: ActorRole;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; null: any.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Discipline. Null: any.' })
  discipline?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Début. First day.' })
  from!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Fin. Last day; null: without end.' })
  to?: string | null;
}

@InputType({ description: 'Acteur à enregistrer.' })
export class RegisterActorInput {
  @Field(() => String, { description: 'MIREX. Its code; of the actor’s assignment.' })
  mirex!: string;

  @Field(() => String, { nullable: true, description: 'Référence. What the source knows the actor by: a second registration under it is refused.' })
  reference?: string | null;

  @Field(() => String, { description: 'Nom.' })
  lastName!: string;

  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI; null for people from outside the schools.' })
  establishment?: string | null;

  @Field(() => [CompetenceInput], { nullable: true, description: 'Compétences.' })
  competences?: CompetenceInput[] | null;
}
