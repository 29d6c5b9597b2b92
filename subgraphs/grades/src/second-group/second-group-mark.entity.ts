import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum SecondGroupState {
  CHOSEN = 'CHOSEN',
  DROPPED = 'DROPPED',
  ENTERED = 'ENTERED',
  ABSENT = 'ABSENT',
  LOCKED = 'LOCKED',
}
registerEnumType(SecondGroupState, { name: 'SecondGroupState', description: 'État. The paper is chosen, or dropped again; then there are points or an absence, until a jury locks them.' });

/** Note du second groupe. What a candidate whom a jury sent there got in one paper: a paper sat again, or the control paper. */
@Entity({ tableName: 'second_group_mark' })
@ObjectType({ description: 'Note du second groupe. Of a paper sat again, or of the control paper, of a candidate whom a jury sent there.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, SIGN, CHAIR, DEPUTY])')
export class SecondGroupMark {
  declare [OptionalProps]?: 'points';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  /** Code of the paper sat again, or `CONTROL`. */
  @Property({ type: 'text' })
  paper!: string;

  @Enum({ items: () => SecondGroupState, type: 'text' })
  @Field(() => SecondGroupState, { description: 'État.' })
  state!: SecondGroupState;

  @Property({ type: 'integer', nullable: true })
  hundredths!: Hundredths | null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant. Of the last change.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. Of the last change.' })
  by!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. To send back when the mark is typed over.' })
  version!: number;

  @Property({ persist: false, type: 'string' })
  @Field(() => String, { nullable: true, description: 'Points. Out of 20; null before they are entered, and for who is absent.' })
  get points(): string | null {
    return this.hundredths === null ? null : writeMark(this.hundredths);
  }
}
