import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** Créneau. When one candidate is heard for one paper. */
@Entity({ tableName: 'oral_slot' })
@Index({ name: 'oral_slot_by_post', properties: ['postId', 'startsAt'] })
@ObjectType({ description: 'Créneau d’interrogation. When one candidate is heard.' })
export class OralSlot {
  declare [PrimaryKeyProp]?: ['enrolmentId', 'paperCode'];
  declare [OptionalProps]?: 'version' | 'summoned';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Inscription.' })
  enrolmentId!: GlobalId;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Property({ type: 'text' })
  postId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début.' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin. Extra time is in it.' })
  endsAt!: Date;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. Who gave it.' })
  by!: string;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Convoqué. Whether the candidate was summoned to it.' })
  summoned!: boolean;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}

/** Poste d’évaluation. Where candidates are heard for one paper during a half-day. */
@Entity({ tableName: 'evaluation_post' })
@Unique({ name: 'one_post_per_room_and_start', properties: ['centreId', 'roomCode', 'startsAt'] })
@ObjectType({ description: 'Poste d’évaluation. Where candidates are heard for one paper, one after the other.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
export class EvaluationPost {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  centreId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Salle. Its code.' })
  roomCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début.' })
  startsAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin.' })
  endsAt!: Date;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Durée d’un créneau. In minutes, preparation included, without extra time.' })
  slotMinutes!: number;

  @Property({ type: 'timestamptz' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. Who opened it.' })
  by!: string;
}
