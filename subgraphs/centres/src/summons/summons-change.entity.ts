import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { CandidateSummonsState } from './summons.entity.ts';

/** One change of one summons: never updated, never deleted. */
@Entity({ tableName: 'candidate_summons_change' })
@Index({ name: 'candidate_summons_change_by_summons', properties: ['summonsId', 'sequence'] })
@ObjectType({ description: 'Modification d’une convocation. Who changed it, when and why.' })
export class CandidateSummonsChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  summonsId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that changed it.' })
  by!: string;

  @Enum({ items: () => CandidateSummonsState, type: 'text', nullable: true })
  @Field(() => CandidateSummonsState, { nullable: true, description: 'État avant. Null when it was written.' })
  stateBefore!: CandidateSummonsState | null;

  @Enum({ items: () => CandidateSummonsState, type: 'text' })
  @Field(() => CandidateSummonsState, { description: 'État après.' })
  stateAfter!: CandidateSummonsState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
