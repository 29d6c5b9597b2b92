import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, InputType, Int, ObjectType } from 'type-graphql';

@InputType({ description: 'Ordre exécuté.' })
export class ObeyedOrderInput {
  @Field(() => Int, { description: 'Numéro.' })
  number!: number;

  @Field(() => Int, { description: 'Lignes. How many it concerned.' })
  rows!: number;
}

@InputType({ description: 'Ordres exécutés, by one part of one MIREX.' })
export class AcknowledgeOrdersInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'Domaine. The subgraph.' })
  subgraph!: string;

  @Field(() => [ObeyedOrderInput], { description: 'Ordres.' })
  obeyed!: ObeyedOrderInput[];
}

@ObjectType({ description: 'Réponse à acknowledgeOrders.' })
export class AcknowledgeOrdersPayload {
  @Field(() => Int, { nullable: true, description: 'Ordres retenus. Null when it was refused.' })
  acknowledged!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
