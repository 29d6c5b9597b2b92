import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { MarkState } from './mark.entity.ts';

/** One change of one mark: never updated, never deleted. */
@Entity({ tableName: 'mark_change' })
@Index({ name: 'mark_change_by_mark', properties: ['markId', 'sequence'] })
@ObjectType({ description: 'Modification d’une note. Who changed what, when and why.' })
export class MarkChange {
  declare [OptionalProps]?: 'sequence' | 'pointsBefore' | 'pointsAfter';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  markId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that changed it.' })
  by!: string;

  @Enum({ items: () => MarkState, type: 'text' })
  @Field(() => MarkState, { description: 'État avant.' })
  stateBefore!: MarkState;

  @Enum({ items: () => MarkState, type: 'text' })
  @Field(() => MarkState, { description: 'État après.' })
  stateAfter!: MarkState;

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
