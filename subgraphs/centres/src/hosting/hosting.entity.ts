import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum HostedMeal {
  BREAKFAST = 'BREAKFAST',
  LUNCH = 'LUNCH',
  DINNER = 'DINNER',
}
registerEnumType(HostedMeal, { name: 'HostedMeal', description: 'Repas.' });

export enum Served {
  FREE = 'FREE',
  PAID = 'PAID',
}
registerEnumType(Served, { name: 'HostingTerms', description: 'Gratuit ou payant. FREE: nothing of it can be claimed.' });

export enum HostingCurrency {
  EUR = 'EUR',
  XPF = 'XPF',
}
registerEnumType(HostingCurrency, { name: 'HostingCurrency', description: 'Devise. ISO 4217.' });

@ObjectType({ description: 'Repas servi. A meal that a centre offers.' })
export class MealOffer {
  @Field(() => HostedMeal, { description: 'Repas.' })
  what!: HostedMeal;

  @Field(() => Served, { description: 'Gratuit ou payant.' })
  served!: Served;

  @Field(() => Int, { description: 'Prix. In minor units of the currency; 0 when it is free.' })
  priceMinor!: number;
}

@ObjectType({ description: 'Hébergement. Beds that a centre offers.' })
export class LodgingOffer {
  @Field(() => Int, { description: 'Lits.' })
  beds!: number;

  @Field(() => Served, { description: 'Gratuit ou payant.' })
  served!: Served;

  @Field(() => Int, { description: 'Prix d’une nuit. In minor units of the currency; 0 when it is free.' })
  priceMinor!: number;
}

/** Conditions d’hébergement et de restauration. What one centre offers those who are summoned to it. */
@Entity({ tableName: 'hosting_conditions' })
@ObjectType({ description: 'Conditions d’hébergement et de restauration. What a centre offers those who are summoned to it.' })
export class HostingConditions {
  @PrimaryKey({ type: 'text' })
  centreId!: GlobalId;

  @Property({ type: 'json' })
  @Field(() => [MealOffer], { description: 'Repas. Those that are not named are not served.' })
  meals!: MealOffer[];

  @Property({ type: 'json', nullable: true })
  @Field(() => LodgingOffer, { nullable: true, description: 'Hébergement. Null: none.' })
  lodging!: LodgingOffer | null;

  @Enum({ items: () => HostingCurrency, type: 'text' })
  @Field(() => HostingCurrency, { description: 'Devise. Of the prices.' })
  currency!: HostingCurrency;

  @Property({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Facturé. Whether the host sends the service an invoice for what is free to those who eat or sleep there.' })
  invoiced!: boolean;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Vérifiées le.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Vérifiées par. The account.' })
  by!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}

/** One change of what a centre offers: never updated, never deleted. */
@Entity({ tableName: 'hosting_change' })
@ObjectType({ description: 'Modification des conditions d’hébergement. Who said what, and when.' })
export class HostingChange {
  declare [PrimaryKeyProp]?: ['centreId', 'version'];

  @PrimaryKey({ type: 'text' })
  centreId!: GlobalId;

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Version. That the change made.' })
  version!: number;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Instant.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Auteur. The account.' })
  by!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Conditions avant. As JSON; null when nothing had been said.' })
  before!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Conditions après. As JSON.' })
  after!: string;
}
