import { Field, ID, InputType, Int } from 'type-graphql';

import { HostedMeal, HostingCurrency, Served } from './hosting.entity.ts';

@InputType({ description: 'Repas servi.' })
class MealOfferInput {
  @Field(() => HostedMeal, { description: 'Repas. Each once.' })
  what!: HostedMeal;

  @Field(() => Served, { description: 'Gratuit ou payant.' })
  served!: Served;

  @Field(() => Int, { defaultValue: 0, description: 'Prix. In minor units of the currency; 0 when it is free.' })
  priceMinor!: number;
}

@InputType({ description: 'Hébergement.' })
class LodgingOfferInput {
  @Field(() => Int, { description: 'Lits.' })
  beds!: number;

  @Field(() => Served, { description: 'Gratuit ou payant.' })
  served!: Served;

  @Field(() => Int, { defaultValue: 0, description: 'Prix d’une nuit. In minor units of the currency; 0 when it is free.' })
  priceMinor!: number;
}

@InputType({ description: 'Conditions d’hébergement et de restauration. All of them: what is not named is not offered.' })
export class SetHostingInput {
  @Field(() => ID, { description: 'Centre.' })
  centreId!: string;

  @Field(() => Int, { description: 'Version. The one that was read; 0 when nothing had been said.' })
  version!: number;

  @Field(() => [MealOfferInput], { description: 'Repas.' })
  meals!: MealOfferInput[];

  @Field(() => LodgingOfferInput, { nullable: true, description: 'Hébergement. Absent: none.' })
  lodging?: LodgingOfferInput | null;

  @Field(() => HostingCurrency, { defaultValue: HostingCurrency.EUR, description: 'Devise. Of the prices.' })
  currency!: HostingCurrency;

  @Field(() => Boolean, { description: 'Facturé. Whether the host sends the service an invoice for what is free.' })
  invoiced!: boolean;
}
