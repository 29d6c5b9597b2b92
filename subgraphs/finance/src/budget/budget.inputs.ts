import { Long } from '@mirex/kit/graph/scalars';
import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Filtre de l’exécution budgétaire.' })
export class BudgetFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { description: 'Exercice. Calendar year.' })
  year!: number;
}

@InputType({ description: 'Ligne budgétaire à ouvrir ou à changer.' })
export class SetBudgetLineInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => Int, { description: 'Exercice. Calendar year.' })
  year!: number;

  @Field(() => String, { description: 'Code. Programme, action, sub-action: 143-05-03.' })
  code!: string;

  @Field(() => String, { description: 'Devise. One that the MIREX pays in.' })
  currency!: string;

  @Field(() => Long, { description: 'Prévision. In minor units, zero or more.' })
  forecast!: bigint;

  @Field(() => String, { nullable: true, description: 'Dépassement. Why the line may be exceeded; absent, it may not.' })
  beyond?: string | null;
}
