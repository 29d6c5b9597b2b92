import { Entity, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** Place. The seat of one enrolment in one sitting. */
@Entity({ tableName: 'allocation' })
@Unique({ name: 'one_allocation_per_enrolment_and_sitting', properties: ['enrolmentId', 'sittingId'] })
@Unique({ name: 'one_candidate_per_seat', properties: ['sittingId', 'roomCode', 'seat'] })
@Index({ name: 'allocation_by_venue', properties: ['venueId'] })
@ObjectType({ description: 'Place. The seat of one enrolment in one sitting.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, CAND, LEGAL_REP])')
export class Allocation {
  declare [OptionalProps]?: 'version' | 'alone' | 'fixed' | 'summoned';

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

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Fin pour ce candidat. An instant; extra time is in it.' })
  endsAt!: Date;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Salle à part. Whether nobody else sits in the room.' })
  alone!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Fixée à la main. Allocation runs leave it where it is.' })
  fixed!: boolean;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Convoquée. Whether the candidate was summoned to it: allocation runs leave it where it is.' })
  summoned!: boolean;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
