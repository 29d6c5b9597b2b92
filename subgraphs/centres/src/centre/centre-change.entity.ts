import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

import { CentreState } from './centre.entity.ts';

/** One change of one centre: never updated, never deleted. */
@Entity({ tableName: 'centre_change' })
@Index({ name: 'centre_change_by_centre', properties: ['centreId', 'sequence'] })
@ObjectType({ description: 'Modification d’un centre. Who changed what, when and why.' })
export class CentreChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  centreId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that changed it.' })
  by!: string;

  @Enum({ items: () => CentreState, type: 'text', nullable: true })
  @Field(() => CentreState, { nullable: true, description: 'État avant. Null when the centre was planned.' })
  stateBefore!: CentreState | null;

  @Enum({ items: () => CentreState, type: 'text' })
  @Field(() => CentreState, { description: 'État après.' })
  stateAfter!: CentreState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
