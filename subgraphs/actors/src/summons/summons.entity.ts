import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, Ref } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Actor } from '../actor/actor.entity.ts';
import { HalfDay } from './diary.rules.ts';
import { Activity } from './issuing.rules.ts';
import { SummonsState } from './summons-state.rules.ts';

registerEnumType(SummonsState, { name: 'SummonsState', description: 'État de la convocation. From the forecast to the mission done.' });
registerEnumType(HalfDay, { name: 'HalfDay', description: 'Demi-journée. Or the whole day.' });
registerEnumType(Activity, { name: 'Activity', description: 'Activité. What an actor is summoned and paid for.' });

/** Convocation. One mission of one actor. */
@Entity({ tableName: 'summons' })
@Unique({ name: 'one_summons_per_actor_and_key', properties: ['actor', 'idempotencyKey'] })
@Index({ name: 'summons_by_session', properties: ['session', 'id'] })
@Index({ name: 'summons_by_sitting', properties: ['sittingId'] })
@ObjectType({ description: 'Convocation. One mission of one actor.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EXAM, INVIG, CHAIR, DEPUTY, TEACHER, EST])')
export class Summons {
  declare [OptionalProps]?: 'version' | 'issue' | 'centreId' | 'place' | 'startsAt' | 'supersedes' | 'replaces' | 'incident' | 'forecastId';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @ManyToOne({ entity: () => Actor, ref: true })
  actor!: Ref<Actor>;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => Activity, type: 'text' })
  @Field(() => Activity, { description: 'Activité.' })
  activity!: Activity;

  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'text', nullable: true })
  paperCode!: string | null;

  /** A sitting of any MIREX. */
  @Property({ type: 'text', nullable: true })
  sittingId!: GlobalId | null;

  /** A centre of any MIREX, for a service without a sitting: marking, presiding, heading the centre. */
  @Property({ type: 'text', nullable: true })
  centreId: GlobalId | null = null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date. Of the mission.' })
  date!: string;

  @Enum({ items: () => HalfDay, type: 'text' })
  @Field(() => HalfDay, { description: 'Demi-journée.' })
  halfDay!: HalfDay;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Quantité. Scripts to mark, or sessions of four hours.' })
  quantity!: number;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Lieu. As the letter says it.' })
  place: string | null = null;

  /** `08:00`, by the clock of the place. */
  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Heure. `08:00`, by the clock of the place.' })
  startsAt: string | null = null;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Édition. 1, and one more for each summons that this one follows.' })
  issue: number = 1;

  /** The summons that this one annuls and follows. */
  @Property({ type: 'text', nullable: true })
  supersedes: GlobalId | null = null;

  /** The summons of an absent actor whose mission this is. */
  @Property({ type: 'text', nullable: true })
  replaces: GlobalId | null = null;

  /** The statement by which the establishment was told of it; null: none yet, or it works in none. */
  @Property({ type: 'text', nullable: true })
  forecastId: GlobalId | null = null;

  /** The incident for which it was issued anew: nobody is re-summoned twice for one. */
  @Property({ type: 'text', nullable: true })
  incident: string | null = null;

  @Enum({ items: () => SummonsState, type: 'text' })
  @Field(() => SummonsState, { description: 'État.' })
  state!: SummonsState;

  /** What the issuer gave so that asking twice issues once; unique per actor. */
  @Property({ type: 'text' })
  idempotencyKey!: string;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change; grows with it.' })
  version!: number;
}
