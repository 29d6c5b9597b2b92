import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { CandidateSummonsText } from './summons-text.entity.ts';
import { CandidateSummons } from './summons.entity.ts';

@ObjectType({ description: 'Texte écrit. The new version, or why there is none.' })
export class CandidateSummonsTextPayload {
  @Field(() => CandidateSummonsText, { nullable: true, description: 'Texte.' })
  text!: CandidateSummonsText | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Candidat non convoqué. Who, and why.' })
class NotSummoned {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => UserError, { description: 'Refus.' })
  refusal!: UserError;
}

@ObjectType({ description: 'Convocations émises. Counts, and who was not summoned.' })
export class IssueCandidateSummonsesPayload {
  @Field(() => Int, { nullable: true, description: 'Émises. Null when nothing was done.' })
  issued!: number | null;

  @Field(() => Int, { nullable: true, description: 'Inchangées. Those summoned to the same places already.' })
  unchanged!: number | null;

  @Field(() => Int, { nullable: true, description: 'Refusées.' })
  refused!: number | null;

  @Field(() => [NotSummoned], { description: 'Candidats non convoqués. The first hundred.' })
  notSummoned!: NotSummoned[];

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Convocation écrite. The summons as it is now, or why nothing was done.' })
export class CandidateSummonsPayload {
  @Field(() => CandidateSummons, { nullable: true, description: 'Convocation.' })
  summons!: CandidateSummons | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
