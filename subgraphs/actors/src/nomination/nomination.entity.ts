import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { NominationRole, NominationState } from './nomination.rules.ts';

registerEnumType(NominationRole, { name: 'NominationRole', description: 'Fonction. What somebody is named to.' });
registerEnumType(NominationState, { name: 'NominationState', description: 'État de la nomination.' });

/** Nomination. That somebody presides a jury, or is at the head of a centre, by which act and from when. */
@Entity({ tableName: 'nomination' })
@ObjectType({ description: 'Nomination. Of a chair, a deputy chair, or the head of a centre.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY, CENTRE])')
export class Nomination {
  declare [OptionalProps]?: 'version' | 'state' | 'replaces';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => NominationRole, type: 'text' })
  @Field(() => NominationRole, { description: 'Fonction.' })
  role!: NominationRole;

  /** Of any MIREX. */
  @Property({ type: 'text' })
  actorId!: GlobalId;

  /** Null: to a centre. */
  @Property({ type: 'text', nullable: true })
  boardId!: GlobalId | null;

  /** Null: to a jury. */
  @Property({ type: 'text', nullable: true })
  centreId!: GlobalId | null;

  @Property({ type: 'text', nullable: true })
  placeUai!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte. The number of the arrêté or of the decision.' })
  actNumber!: string;

  @Property({ type: 'string', columnType: 'date', fieldName: 'from_date' })
  @Field(() => GraphQLLocalDate, { description: 'Premier jour.' })
  from!: string;

  @Property({ type: 'string', columnType: 'date', fieldName: 'to_date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Dernier jour. Null: until it is ended.' })
  to!: string | null;

  @Enum({ items: () => NominationState, type: 'text' })
  @Field(() => NominationState, { description: 'État.' })
  state: NominationState = NominationState.IN_FORCE;

  /** The nomination that this one takes the place of. */
  @Property({ type: 'text', nullable: true })
  replaces: GlobalId | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To be given back with each change.' })
  version!: number;
}
