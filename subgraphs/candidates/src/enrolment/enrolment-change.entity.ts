import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { EnrolmentState } from './enrolment.entity.ts';

/** What one value of an enrolment was and became, as JSON. */
@ObjectType({ description: 'Valeur modifiée. Before and after, as JSON.' })
export class ChangedValue {
  @Field(() => String, { description: 'Champ.' })
  field!: string;

  @Field(() => String, { description: 'Avant.' })
  before!: string;

  @Field(() => String, { description: 'Après.' })
  after!: string;
}

/** Trace. One change of state or of values: written with the change, never changed after. */
@Entity({ tableName: 'enrolment_change' })
@ObjectType({ description: 'Trace. One change of an enrolment’s state.' })
export class EnrolmentChange {
  declare [PrimaryKeyProp]?: ['enrolmentId', 'version'];
  declare [OptionalProps]?: 'details';

  @PrimaryKey({ type: 'text' })
  enrolmentId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. Of the enrolment after the change.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qui. The account that acted.' })
  by!: string;

  @Enum({ items: () => EnrolmentState, type: 'text', nullable: true, fieldName: 'from_state' })
  @Field(() => EnrolmentState, { nullable: true, description: 'Ancien état. Null for the first.' })
  from!: EnrolmentState | null;

  @Enum({ items: () => EnrolmentState, type: 'text', fieldName: 'to_state' })
  @Field(() => EnrolmentState, { description: 'Nouvel état.' })
  to!: EnrolmentState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. As given by who acted.' })
  reason!: string | null;

  @Property({ type: 'json' })
  @Field(() => [ChangedValue], { description: 'Valeurs. What was changed besides the state.' })
  details: ChangedValue[] = [];
}
