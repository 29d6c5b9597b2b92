import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { MarkChange } from '../mark/mark-change.entity.ts';
import { MarkState } from '../mark/mark.entity.ts';
import { MarkingBatch } from './marking-batch.entity.ts';

@ObjectType({ description: 'Copie. As its marker knows it: by a code.' })
export class MarkedScript {
  @Field(() => String, { description: 'Code.' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'Points. Out of 20; null before it is marked.' })
  points!: string | null;

  @Field(() => MarkState, { description: 'État de la note.' })
  state!: MarkState;

  @Field(() => [MarkChange], { description: 'Historique. Every change of the mark, the harmonised ones too, oldest first.' })
  history!: MarkChange[];
}

@ObjectType({ description: 'Avancement d’un lot.' })
export class MarkingProgress {
  @Field(() => Int, { description: 'Copies.' })
  scripts!: number;

  @Field(() => Int, { description: 'Notées.' })
  marked!: number;

  @Field(() => Boolean, { description: 'En retard. Not finished, and its term is over.' })
  late!: boolean;
}

@ObjectType({ description: 'Rapprochement. Who was there against what came to be marked.' })
export class ScriptReconciliation {
  @Field(() => Int, { description: 'Présents.' })
  present!: number;

  @Field(() => Int, { description: 'Copies.' })
  scripts!: number;

  @Field(() => [ID], { description: 'Manquantes. Enrolments of those who were there and have no script.' })
  missing!: string[];
}

@ObjectType({ description: 'Copies enregistrées. How many, or why none.' })
export class RegisterScriptsPayload {
  @Field(() => Int, { nullable: true, description: 'Copies.' })
  scripts!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Lots constitués. Or why none was.' })
export class DealBatchesPayload {
  @Field(() => [MarkingBatch], { nullable: true, description: 'Lots.' })
  batches!: MarkingBatch[] | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Lot. As it is now, or why nothing was done.' })
export class MarkingBatchPayload {
  @Field(() => MarkingBatch, { nullable: true, description: 'Lot.' })
  batch!: MarkingBatch | null;

  @Field(() => Int, { nullable: true, description: 'Ligne. The first at fault, from 0.' })
  line!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
