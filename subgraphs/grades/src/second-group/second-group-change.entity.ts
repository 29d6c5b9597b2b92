import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { SecondGroupState } from './second-group-mark.entity.ts';

/** One change of a mark of the second group: never updated, never deleted. */
@Entity({ tableName: 'second_group_change' })
@ObjectType({ description: 'Historique du second groupe. Who changed a mark, from what to what, and why.' })
export class SecondGroupChange {
  declare [OptionalProps]?: 'sequence' | 'pointsBefore' | 'pointsAfter';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: bigint;

  @Property({ type: 'text' })
  markId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur.' })
  by!: string;

  @Enum({ items: () => SecondGroupState, type: 'text', nullable: true })
  @Field(() => SecondGroupState, { nullable: true, description: 'État avant. Null for the first.' })
  stateBefore!: SecondGroupState | null;

  @Enum({ items: () => SecondGroupState, type: 'text' })
  @Field(() => SecondGroupState, { description: 'État après.' })
  stateAfter!: SecondGroupState;

  @Property({ type: 'integer', nullable: true })
  hundredthsBefore!: Hundredths | null;

  @Property({ type: 'integer', nullable: true })
  hundredthsAfter!: Hundredths | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { nullable: true, description: 'Points avant.' })
  get pointsBefore(): string | null {
    return this.hundredthsBefore === null ? null : writeMark(this.hundredthsBefore);
  }

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { nullable: true, description: 'Points après.' })
  get pointsAfter(): string | null {
    return this.hundredthsAfter === null ? null : writeMark(this.hundredthsAfter);
  }
}
