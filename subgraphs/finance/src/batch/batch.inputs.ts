import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Long } from '@mirex/kit/graph/scalars';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { ExportFormat } from '../export/export-file.entity.ts';
import { BatchKind } from './batch.entity.ts';
import { BatchState } from './batch-state.rules.ts';

@InputType({ description: 'Filtre des lots. What is null or absent does not filter.' })
export class BatchFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => BatchKind, { nullable: true, description: 'Nature.' })
  kind?: BatchKind | null;

  @Field(() => [BatchState], { nullable: true, description: 'États. Any of them.' })
  states?: BatchState[] | null;

  @Field(() => Date, { nullable: true, description: 'Depuis. Opened at this instant or later.' })
  since?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Sans accusé depuis. Sent before this instant and not wholly acknowledged.' })
  unacknowledgedSince?: Date | null;
}

@InputType({ description: 'Lot à ouvrir.' })
export class OpenBatchInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => BatchKind, { description: 'Nature.' })
  kind!: BatchKind;

  @Field(() => String, { description: 'Devise. One that the MIREX pays in.' })
  currency!: string;
}

@InputType({ description: 'États de frais à mettre dans un lot.' })
export class FillBatchInput {
  @Field(() => ID, { description: 'Lot.' })
  batch!: string;

  @Field(() => [ID], { nullable: true, description: 'États de frais. Absent: every validated one of the batch’s kind and currency.' })
  claims?: string[] | null;
}

@InputType({ description: 'États de frais à retirer d’un lot.' })
export class EmptyBatchInput {
  @Field(() => ID, { description: 'Lot.' })
  batch!: string;

  @Field(() => [ID], { description: 'États de frais.' })
  claims!: string[];
}

@InputType({ description: 'Lot à contrôler ou à clore.' })
export class BatchInput {
  @Field(() => ID, { description: 'Lot.' })
  batch!: string;
}

@InputType({ description: 'Lot à sceller.' })
export class SealBatchInput extends BatchInput {
  @Field(() => Int, { description: 'Version. The one whose errors were read.' })
  version!: number;
}

@InputType({ description: 'Lot à exporter.' })
export class ExportBatchInput extends IdempotentInput {
  @Field(() => ID, { description: 'Lot.' })
  batch!: string;

  @Field(() => ID, { description: 'Application financière. Whom the file is encrypted for.' })
  application!: string;

  @Field(() => ExportFormat, { description: 'Format.' })
  format!: ExportFormat;
}

@InputType({ description: 'Accusé d’une ligne.' })
export class LineVerdictInput {
  @Field(() => ID, { description: 'Ligne. Its id, as the file has it.' })
  line!: string;

  @Field(() => Boolean, { description: 'Acceptée.' })
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Code de rejet. The application’s own.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Motif de rejet. The application’s own words.' })
  text?: string | null;
}

@InputType({ description: 'Accusé d’un lot.' })
export class AcknowledgeBatchInput {
  @Field(() => ID, { description: 'Lot.' })
  batch!: string;

  @Field(() => String, { description: 'Empreinte. SHA-256 of the clear file that was received, in hexadecimal.' })
  sha256!: string;

  @Field(() => [LineVerdictInput], { description: 'Lignes. Those that are acknowledged now; the others are waited for.' })
  lines!: LineVerdictInput[];
}

@InputType({ description: 'Paiement d’une ligne.' })
export class PaymentInput {
  @Field(() => ID, { description: 'Ligne.' })
  line!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  paidOn!: string;

  @Field(() => Long, { description: 'Montant. In minor units of the batch’s currency; less than what was due after a deduction.' })
  minor!: bigint;
}

@InputType({ description: 'Avis de paiement.' })
export class RecordPaymentsInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => [PaymentInput], { description: 'Paiements.' })
  payments!: PaymentInput[];
}
