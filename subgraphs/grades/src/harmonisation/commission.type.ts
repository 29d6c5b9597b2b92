import { UserError } from '@mirex/kit/graph/user-error.type';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';

import { HarmonisationCommission } from './commission.entity.ts';

/** The actors' Meeting, as far as a commission needs it: its key. */
@ObjectType({ description: 'Réunion ou commission.' })
@Directive('@key(fields: "id", resolvable: false)')
@Directive('@sharded')
export class Meeting {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;
}

@ObjectType({ description: 'Notes d’un lot. Of one marker, or of one school during the course; in hundredths of a point.' })
export class LotStatistics {
  batchId!: GlobalId | null;

  @Field(() => String, { nullable: true, description: 'Établissement. UAI; null for a marking batch.' })
  establishmentUai!: string | null;

  @Field(() => Int, { description: 'Notes.' })
  marks!: number;

  @Field(() => Float, { nullable: true, description: 'Moyenne avant harmonisation. Not rounded.' })
  meanBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Moyenne. As the marks are now, not rounded.' })
  mean!: number | null;

  @Field(() => Float, { nullable: true, description: 'Écart type. Of the population.' })
  standardDeviation!: number | null;

  @Field(() => Int, { description: 'Plus basse.' })
  lowest!: number;

  @Field(() => Int, { description: 'Plus haute.' })
  highest!: number;
}

@ObjectType({ description: 'Commission d’harmonisation. As it is now, or why nothing was done.' })
export class CommissionPayload {
  @Field(() => HarmonisationCommission, { nullable: true, description: 'Commission.' })
  commission!: HarmonisationCommission | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
