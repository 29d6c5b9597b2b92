import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** Place. The seat of one enrolment in one sitting. */
@Entity({ tableName: 'allocation' })
@Unique({ name: 'one_allocation_per_enrolment_and_sitting', properties: ['enrolmentId', 'sittingId'] })
@Unique({ name: 'one_candidate_per_seat', properties: ['sittingId', 'roomCode', 'seat'] })
@Index({ name: 'allocation_by_venue', properties: ['venueId'] })
@ObjectType({ description: 'Place. The seat of one enrolment in one sitting.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE])')
export class Allocation {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  sittingId!: GlobalId;

  @Property({ type: 'text' })
  venueId!: GlobalId;

  @Property({ type: 'text' })
  roomCode!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Place. Its number in the room, from 1.' })
  seat!: number;
}
