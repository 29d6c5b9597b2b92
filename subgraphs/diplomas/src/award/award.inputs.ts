import { Field, ID, InputType, Int } from 'type-graphql';

import { AwardState } from './awarded-diploma.entity.ts';

@InputType({ description: 'Admis. The enrolment whose diploma is earned.' })
export class DeclareEligibleInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;
}

@InputType({ description: 'Numérotation. Whose diplomas are numbered.' })
export class NumberDiplomasInput {
  @Field(() => String, { description: 'MIREX. Its code; each has its own series of numbers.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; absent means all.' })
  speciality?: string | null;
}

@InputType({ description: 'Changement d’état d’un diplôme.' })
export class MoveDiplomaInput {
  @Field(() => ID, { description: 'Diplôme délivré.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => AwardState, { description: 'Nouvel état.' })
  to!: AwardState;

  @Field(() => String, { nullable: true, description: 'Motif. Needed to spoil or to revoke.' })
  reason?: string | null;
}

@InputType({ description: 'Filtre des diplômes délivrés. What is null or absent does not filter.' })
export class AwardedDiplomaFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => AwardState, { nullable: true, description: 'État.' })
  state?: AwardState | null;
}
