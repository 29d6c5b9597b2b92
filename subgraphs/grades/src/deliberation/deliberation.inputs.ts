import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';

import { KeyedInput } from '../keyed/keyed.inputs.ts';
import { DeliberationState } from './deliberation.entity.ts';
import { Decision } from './decision.type.ts';

export enum JuryVerdict {
  ADMIT = 'ADMIT',
  FAIL = 'FAIL',
}
registerEnumType(JuryVerdict, { name: 'JuryVerdict', description: 'Verdict. To admit with points, or to fail.' });

@InputType({ description: 'Ouverture d’une délibération. It locks the marks.' })
export class OpenDeliberationInput extends KeyedInput {
  @Field(() => String, { description: 'MIREX. Whose enrolments are deliberated on.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => Int, { description: 'Groupe d’épreuves. 1, or 2 after the second group.' })
  group!: number;

  @Field(() => ID, { description: 'Jury. A nominated board of this exam.' })
  juryId!: string;
}

@InputType({ description: 'Note rectifiée. A mark that was written wrongly, and what it should have been.' })
export class RectifiedMarkInput {
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: string;

  @Field(() => String, { description: 'Épreuve. Its code; CONTROL for the control paper of a second group.' })
  paperCode!: string;

  @Field(() => String, { description: 'Points. As typed: "12,5".' })
  points!: string;
}

@InputType({ description: 'Rectification. A new deliberation on what a signed record has wrong.' })
export class CorrectDeliberationInput extends KeyedInput {
  @Field(() => ID, { description: 'Délibération. The signed one.' })
  deliberationId!: string;

  @Field(() => ID, { description: 'Jury. A nominated board of this exam.' })
  juryId!: string;

  @Field(() => String, { description: 'Motif. The material error.' })
  reason!: string;

  @Field(() => [RectifiedMarkInput], { nullable: true, description: 'Notes rectifiées. At most 500.' })
  marks?: RectifiedMarkInput[] | null;

  @Field(() => [ID], { nullable: true, description: 'Inscriptions. Decided anew though none of their marks changes.' })
  enrolmentIds?: string[] | null;
}

@InputType({ description: 'Parole du jury. On a candidate whose average leaves it the choice.' })
export class RecordJuryWordInput {
  @Field(() => ID, { description: 'Résultat.' })
  resultId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => JuryVerdict, { description: 'Verdict.' })
  verdict!: JuryVerdict;

  @Field(() => String, { nullable: true, description: 'Points de jury. Added to the total of marks times coefficients: "3,5"; absent: none.' })
  points?: string | null;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Signature du procès-verbal.' })
export class SignDeliberationInput extends KeyedInput {
  @Field(() => ID, { description: 'Délibération.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => Boolean, { description: 'Livrets examinés. That the chair states that the files of those who fail were looked at.' })
  filesExamined!: boolean;
}

@InputType({ description: 'Filtre des délibérations. What is null or absent does not filter.' })
export class DeliberationFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => DeliberationState, { nullable: true, description: 'État.' })
  state?: DeliberationState | null;
}

@InputType({ description: 'Filtre des résultats. What is null or absent does not filter.' })
export class ResultFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Délibération.' })
  deliberationId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code.' })
  speciality?: string | null;

  @Field(() => Decision, { nullable: true, description: 'Décision.' })
  decision?: Decision | null;

  @Field(() => Boolean, { nullable: true, description: 'Au jury. Whether the average leaves the jury the choice.' })
  juryMayAdmit?: boolean | null;
}
