import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CandidateSummonsState } from './summons.entity.ts';

@InputType({ description: 'Texte de convocation. The next version of a diploma’s, or of all diplomas’.' })
export class WriteCandidateSummonsTextInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { nullable: true, description: 'Diplôme. Its code; absent: all of those without a text of their own.' })
  diploma?: string | null;

  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Field(() => String, { description: 'Contenu. Merge fields: {{candidat}}, {{numero}}, {{session}}, {{specialite}}.' })
  body!: string;
}

@InputType({ description: 'Émission de convocations.' })
export class IssueCandidateSummonsesInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => [ID], { nullable: true, description: 'Inscriptions. Absent: everybody of the session who has a place.' })
  enrolmentIds?: string[] | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Pré-convocation. Whether it is a forecast, for the establishment.' })
  forecast!: boolean;

  @Field(() => String, { nullable: true, description: 'Motif. Needed to follow a summons that was issued.' })
  reason?: string | null;
}

@InputType({ description: 'Changement d’une convocation.' })
export class CandidateSummonsMoveInput {
  @Field(() => ID, { description: 'Convocation.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Motif. Needed to cancel.' })
  reason?: string | null;
}

@InputType({ description: 'Filtre des convocations. What is null or absent does not filter.' })
export class CandidateSummonsFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => CandidateSummonsState, { nullable: true, description: 'État.' })
  state?: CandidateSummonsState | null;
}
