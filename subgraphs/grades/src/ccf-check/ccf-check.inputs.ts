import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CheckState } from './ccf-check.entity.ts';

@InputType({ description: 'Tirage de l’échantillon. Of the schools whose marks are validated; the key is what the lot is drawn by.' })
export class DrawAposterioriSampleInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => Int, { description: 'Taille. How many schools.' })
  size!: number;

  @Field(() => String, { description: 'Grille. By which all of them are reviewed.' })
  grid!: string;
}

@InputType({ description: 'Contrôleur. And the school that they may not review.' })
export class ReviewerInput {
  @Field(() => ID, { description: 'Acteur. Of any MIREX.' })
  actorId!: string;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI; absent: from outside the schools.' })
  establishmentUai?: string | null;
}

@InputType({ description: 'Contrôle visé. As it was read.' })
class CheckInput {
  @Field(() => ID, { description: 'Contrôle.' })
  checkId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Groupe de contrôle.' })
export class AssignReviewGroupInput extends CheckInput {
  @Field(() => [ReviewerInput], { description: 'Contrôleurs. None of the school that is reviewed.' })
  reviewers!: ReviewerInput[];
}

@InputType({ description: 'Constat.' })
export class RecordFindingInput extends CheckInput {
  @Field(() => String, { description: 'Constat.' })
  finding!: string;

  @Field(() => Boolean, { nullable: true, description: 'Notes à changer. Only a jury changes a mark: true is refused.' })
  changesMarks?: boolean | null;
}

@InputType({ description: 'Proposition au jury.' })
export class ProposeToJuryInput extends CheckInput {
  @Field(() => Boolean, { description: 'Conforme.' })
  conform!: boolean;

  @Field(() => String, { description: 'Proposition.' })
  proposal!: string;
}

@InputType({ description: 'Décision du jury sur un contrôle.' })
export class RecordCheckDecisionInput extends CheckInput {
  @Field(() => String, { description: 'Décision.' })
  decision!: string;
}

@InputType({ description: 'Filtre des contrôles. What is null or absent does not filter.' })
export class AposterioriCheckFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => CheckState, { nullable: true, description: 'État.' })
  state?: CheckState | null;
}
