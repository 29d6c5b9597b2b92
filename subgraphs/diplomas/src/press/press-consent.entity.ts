import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';

/** Whether a candidate lets the press have their name and result. Who has said nothing has not consented. */
@Entity({ tableName: 'press_consent' })
export class PressConsent {
  @PrimaryKey({ type: 'text' })
  candidateId!: GlobalId;

  @Property({ type: 'boolean' })
  consents!: boolean;

  @Property({ type: 'timestamptz' })
  saidAt!: Date;

  @Property({ type: 'text' })
  saidBy!: string;
}

/** One word on it: never updated, never deleted. */
@Entity({ tableName: 'press_consent_change' })
@ObjectType({ description: 'Accord pour la presse, donné ou retiré. Who said what, and when.' })
export class PressConsentChange {
  declare [OptionalProps]?: 'sequence';

  @PrimaryKey({ type: 'bigint', autoincrement: true })
  sequence!: string;

  @Property({ type: 'text' })
  candidateId!: GlobalId;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account.' })
  by!: string;

  @Property({ type: 'boolean', nullable: true })
  @Field(() => Boolean, { nullable: true, description: 'Avant. Null: nothing was said.' })
  consentedBefore!: boolean | null;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Après.' })
  consents!: boolean;
}
