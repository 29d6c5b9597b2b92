import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

/** One change of where an enrolment sits a paper: never updated, never deleted. */
@Entity({ tableName: 'allocation_change' })
@Index({ name: 'allocation_change_by_enrolment', properties: ['enrolmentId', 'sequence'] })
@ObjectType({ description: 'Modification d’une place. Who gave, moved or freed it, when and why.' })
export class AllocationChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Épreuve. Its code.' })
  paperCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that changed it.' })
  by!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Place avant. Venue, room and seat; null when there was none.' })
  placeBefore!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Place après. Venue, room and seat; null when it was freed.' })
  placeAfter!: string | null;
}
