import { Entity, Enum, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp, Ref } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { Claim } from './claim.entity.ts';
import { ClaimState } from './claim-state.rules.ts';

/** Trace. Who moved a claim from which state to which, and when. Written with the change, never changed. */
@Entity({ tableName: 'claim_change' })
@ObjectType({ description: 'Trace. One change of a claim: who, when, from what, to what.' })
export class ClaimChange {
  declare [PrimaryKeyProp]?: ['claim', 'version'];

  @ManyToOne({ entity: () => Claim, ref: true, primary: true })
  claim!: Ref<Claim>;

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

  @Enum({ items: () => ClaimState, type: 'text', nullable: true, fieldName: 'from_state' })
  @Field(() => ClaimState, { nullable: true, description: 'État précédent. Null when it was first expected.' })
  from!: ClaimState | null;

  @Enum({ items: () => ClaimState, type: 'text', fieldName: 'to_state' })
  @Field(() => ClaimState, { description: 'Nouvel état.' })
  to!: ClaimState;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif. As it was given.' })
  reason!: string | null;
}
