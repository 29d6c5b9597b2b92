import { GraphQLDateTimeISO } from 'graphql-scalars';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { KeyedInput } from '../keyed/keyed.inputs.ts';
import { BatchMedium, BatchState } from './marking-batch.entity.ts';

@InputType({ description: 'Enregistrement de copies. In the order in which they come.' })
export class RegisterScriptsInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => [ID], { description: 'Inscriptions. Whose scripts they are: 1 to 5,000.' })
  enrolmentIds!: string[];
}

@InputType({ description: 'Correcteur. A marker, and the school where nobody marks their own pupils.' })
export class MarkerInput {
  @Field(() => ID, { description: 'Acteur. Of any MIREX.' })
  actorId!: string;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI of a school besides that of their file, whose scripts they do not mark.' })
  establishmentUai?: string | null;
}

@InputType({ description: 'Constitution de lots. The scripts that nobody has yet, dealt over the markers, schools mixed.' })
export class DealBatchesInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => BatchMedium, { description: 'Support.' })
  medium!: BatchMedium;

  @Field(() => GraphQLDateTimeISO, { description: 'Échéance.' })
  dueAt!: Date;

  @Field(() => [MarkerInput], { description: 'Correcteurs.' })
  markers!: MarkerInput[];
}

@InputType({ description: 'Copies confiées à un autre correcteur.' })
export class GiveScriptsInput {
  @Field(() => ID, { description: 'Lot. Where the scripts are.' })
  batchId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => [String], { nullable: true, description: 'Codes. Of the scripts; absent: the whole batch.' })
  codes?: string[] | null;

  @Field(() => MarkerInput, { description: 'Correcteur.' })
  marker!: MarkerInput;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Note d’une copie.' })
export class ScriptMarkInput {
  @Field(() => String, { description: 'Code. Of the script.' })
  code!: string;

  @Field(() => String, { description: 'Points. As typed: "12,5".' })
  points!: string;
}

@InputType({ description: 'Correction d’un lot. All of its lines are entered, or none.' })
export class MarkScriptsInput extends KeyedInput {
  @Field(() => ID, { description: 'Lot.' })
  batchId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => [ScriptMarkInput], { description: 'Notes.' })
  lines!: ScriptMarkInput[];
}

@InputType({ description: 'Acte sur un lot.' })
export class BatchActInput {
  @Field(() => ID, { description: 'Lot.' })
  batchId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Comptage d’un lot de papier.' })
export class CountBatchInput extends BatchActInput {
  @Field(() => Int, { description: 'Copies. As counted.' })
  scripts!: number;
}

@InputType({ description: 'Harmonisation. A whole batch moved, or marks set one by one.' })
export class HarmoniseBatchInput extends BatchActInput {
  @Field(() => String, { nullable: true, description: 'Décalage. "+0,5" or "-1", for every mark of the batch.' })
  shift?: string | null;

  @Field(() => [ScriptMarkInput], { nullable: true, description: 'Notes. Those that are set one by one.' })
  marks?: ScriptMarkInput[] | null;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Filtre des lots. What is null or absent does not filter.' })
export class MarkingBatchFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;

  @Field(() => BatchState, { nullable: true, description: 'État.' })
  state?: BatchState | null;

  @Field(() => Boolean, { nullable: true, description: 'En retard. Whether the marking is not finished and its term is over.' })
  late?: boolean | null;
}

@InputType({ description: 'Rapprochement. Of which paper.' })
export class ScriptReconciliationFilter {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;
}
