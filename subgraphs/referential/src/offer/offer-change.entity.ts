import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

import { OfferState } from './training-offer.entity.ts';

/** Trace. One change of an offer: written with the change, never changed after. */
@Entity({ tableName: 'offer_change' })
@ObjectType({ description: 'Trace. One change of an offer: who, when, why.' })
export class OfferChange {
  declare [PrimaryKeyProp]?: ['offerId', 'version'];

  @PrimaryKey({ type: 'text' })
  offerId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. Of the offer after the change.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qui. The account that acted.' })
  by!: string;

  @Enum({ items: () => OfferState, type: 'text', nullable: true, fieldName: 'from_state' })
  @Field(() => OfferState, { nullable: true, description: 'Ancien état. Null for the first.' })
  from!: OfferState | null;

  @Enum({ items: () => OfferState, type: 'text', fieldName: 'to_state' })
  @Field(() => OfferState, { description: 'Nouvel état.' })
  to!: OfferState;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. After the change.' })
  lastSession!: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif.' })
  reason!: string | null;
}
