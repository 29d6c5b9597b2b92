import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Choix du second groupe. The papers that a candidate sits again.' })
export class SecondGroupChoiceInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => [String], { description: 'Épreuves. Their codes.' })
  papers!: string[];

  @Field(() => [String], { nullable: true, description: 'Choix remplacé. The papers that were read as chosen before; absent: none.' })
  replaces?: string[] | null;
}

@InputType({ description: 'Choix du second groupe. All of them are recorded, or none.' })
export class ChooseSecondGroupPapersInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. The one of all enrolments.' })
  mirex!: string;

  @Field(() => [SecondGroupChoiceInput], { description: 'Choix. 1 to 5,000.' })
  choices!: SecondGroupChoiceInput[];
}

@InputType({ description: 'Ligne de bordereau du second groupe. Points, or an absence.' })
export class SecondGroupLineInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => String, { nullable: true, description: 'Épreuve. Code of the paper sat again; absent: the control paper.' })
  paper?: string | null;

  @Field(() => String, { nullable: true, description: 'Points. As typed: "12,5".' })
  points?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Absent.' })
  absent?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Version. The one that was read; absent when none was.' })
  version?: number | null;
}

@InputType({ description: 'Bordereau du second groupe. All of its lines are entered, or none.' })
export class EnterSecondGroupMarksInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. The one of all enrolments of the sheet.' })
  mirex!: string;

  @Field(() => [SecondGroupLineInput], { description: 'Lignes. 1 to 5,000.' })
  lines!: SecondGroupLineInput[];

  @Field(() => String, { nullable: true, description: 'Motif. Why marks are typed over.' })
  reason?: string | null;
}
