import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Trace. One change of something that belongs to an enrolment: a document, a request, a transfer. Never changed after. */
@Entity({ tableName: 'record_change' })
@ObjectType({ description: 'Trace. One change of a document or request of an enrolment.' })
export class RecordChange {
  declare [PrimaryKeyProp]?: ['recordId', 'version'];

  @PrimaryKey({ type: 'text' })
  recordId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. After the change.' })
  version!: number;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qui. The account that acted.' })
  by!: string;

  @Property({ type: 'text', nullable: true, fieldName: 'from_state' })
  @Field(() => String, { nullable: true, description: 'Ancien état. Null for the first.' })
  from!: string | null;

  @Property({ type: 'text', fieldName: 'to_state' })
  @Field(() => String, { description: 'Nouvel état.' })
  to!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. As given by who acted.' })
  reason!: string | null;
}
