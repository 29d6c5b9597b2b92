import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { GuidanceKind, GuidanceState } from './guidance.entity.ts';

@InputType({ description: 'Dépôt d’une consigne de correction.' })
export class DepositGuidanceInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => GuidanceKind, { description: 'Nature.' })
  kind!: GuidanceKind;

  @Field(() => String, { description: 'Titre. At most 200 characters.' })
  title!: string;

  @Field(() => String, { description: 'Texte. Plain, at most 20,000 characters.' })
  body!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Levée de l’embargo. Not before the paper’s end in the last of the zones.' })
  visibleAt!: Date;
}

@InputType({ description: 'Acte sur une consigne de correction.' })
export class GuidanceActInput {
  @Field(() => ID, { description: 'Consigne.' })
  guidanceId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Retrait d’une consigne de correction.' })
export class WithdrawGuidanceInput extends GuidanceActInput {
  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Filtre des consignes. What is null or absent does not filter.' })
export class MarkingGuidanceFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Épreuve. Its code.' })
  paper?: string | null;

  @Field(() => GuidanceState, { nullable: true, description: 'État.' })
  state?: GuidanceState | null;
}
