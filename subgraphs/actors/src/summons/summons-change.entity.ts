import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { Summons } from './summons.entity.ts';
import { SummonsState } from './summons-state.rules.ts';

/** Trace. Who moved a summons from which state to which, and when. Written with the change, never changed. */
@Entity({ tableName: 'summons_change' })
@ObjectType({ description: 'Trace. One change of a summons: who, when, from what, to what.' })
export class SummonsChange {
  declare [PrimaryKeyProp]?: ['summons', 'version'];

  @ManyToOne({ entity: () => Summons, ref: true, primary: true })
  summons!: Ref<Summons>;

  /** The version that the change made. */
  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. That the change made.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Moment.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account that acted.' })
  by!: string;

  @Enum({ items: () => SummonsState, type: 'text', nullable: true, fieldName: 'from_state' })
  @Field(() => SummonsState, { nullable: true, description: 'État précédent. Null when it was issued.' })
  from!: SummonsState | null;

  @Enum({ items: () => SummonsState, type: 'text', fieldName: 'to_state' })
  @Field(() => SummonsState, { description: 'Nouvel état.' })
  to!: SummonsState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. As it was given.' })
  reason!: string | null;
}
