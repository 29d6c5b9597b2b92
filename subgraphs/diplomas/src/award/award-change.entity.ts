import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { AwardState } from './awarded-diploma.entity.ts';

/** One change of one diploma: never updated, never deleted. */
@Entity({ tableName: 'award_change' })
@Index({ name: 'award_change_by_diploma', properties: ['diplomaId', 'sequence'] })
@ObjectType('AwardedDiplomaChange', { description: 'Modification d’un diplôme. Who changed what, when and why.' })
export class AwardChange {
  declare [OptionalProps]?: 'sequence' | 'reason';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  diplomaId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that changed it.' })
  by!: string;

  @Enum({ items: () => AwardState, type: 'text', nullable: true })
  @Field(() => AwardState, { nullable: true, description: 'État avant. Null when the diploma was declared.' })
  stateBefore!: AwardState | null;

  @Enum({ items: () => AwardState, type: 'text' })
  @Field(() => AwardState, { description: 'État après.' })
  stateAfter!: AwardState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Numéro avant.' })
  numberBefore!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Numéro après.' })
  numberAfter!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason: string | null = null;
}
