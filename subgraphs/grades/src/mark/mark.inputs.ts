import { Field, ID, InputType, Int } from 'type-graphql';

import { KeyedInput } from '../keyed/keyed.inputs.ts';
import { MarkState } from './mark.entity.ts';

@InputType({ description: 'Ligne de bordereau. One mark as typed.' })
export class MarkLineInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => String, { description: 'Épreuve. Its code: 40321004.E1.' })
  paperCode!: string;

  @Field(() => String, { description: 'Points. As typed: "12", "12.5", "12,50".' })
  points!: string;

  @Field(() => Int, { nullable: true, description: 'Version. The one that was read; absent when none was.' })
  version?: number | null;

  @Field(() => ID, { nullable: true, description: 'Convocation. Of the examiner who marks.' })
  summonsId?: string | null;
}

@InputType({ description: 'Bordereau de notes. All of its lines are entered, or none.' })
export class EnterMarksInput extends KeyedInput {
  @Field(() => String, { description: 'MIREX. The one of all enrolments of the sheet.' })
  mirex!: string;

  @Field(() => [MarkLineInput], { description: 'Lignes. 1 to 5,000.' })
  lines!: MarkLineInput[];

  @Field(() => String, { nullable: true, description: 'Motif. Why marks are typed over.' })
  reason?: string | null;
}

@InputType({ description: 'Saisie d’une note.' })
export class RecordMarkInput extends MarkLineInput {
  @Field(() => String, { nullable: true, description: 'Motif. Why a mark is typed over.' })
  reason?: string | null;
}

@InputType({ description: 'Vérification d’une note. By a second reader of the sheet.' })
export class VerifyMarkInput {
  @Field(() => ID, { description: 'Note.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Ligne de seconde lecture.' })
export class SecondReadingInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Field(() => String, { nullable: true, description: 'Points. Typed again, they must be what was typed first; absent: compared by eye.' })
  points?: string | null;
}

@InputType({ description: 'Vérification d’un bordereau. By somebody else than who entered it; all of its lines, or none.' })
export class VerifyMarksInput extends KeyedInput {
  @Field(() => String, { description: 'MIREX. The one of all enrolments of the sheet.' })
  mirex!: string;

  @Field(() => [SecondReadingInput], { description: 'Lignes. 1 to 5,000.' })
  lines!: SecondReadingInput[];
}

@InputType({ description: 'Filtre des notes. What is null or absent does not filter.' })
export class MarkFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;

  @Field(() => MarkState, { nullable: true, description: 'État.' })
  state?: MarkState | null;
}
