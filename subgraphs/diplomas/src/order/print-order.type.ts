import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ID, Int, ObjectType } from 'type-graphql';

import { PrintOrder } from './print-order.entity.ts';

@ObjectType({ description: 'Commande modifiée.' })
export class PrintOrderPayload {
  @Field(() => PrintOrder, { nullable: true, description: 'Commande. As it now is; null when refused.' })
  printOrder!: PrintOrder | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Suite pour un diplôme commandé.' })
export class OrderedLine {
  @Field(() => String, { description: 'Référence. As it was given.' })
  reference!: string;

  @Field(() => ID, { nullable: true, description: 'Commande. Its id; null when refused.' })
  printOrder!: string | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was taken.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Suite d’une commande. What could be taken is, whatever becomes of the rest.' })
export class OrderDiplomasPayload {
  @Field(() => [OrderedLine], { nullable: true, description: 'Suites. One for each, in the order given; null when the whole was refused.' })
  lines!: OrderedLine[] | null;

  @Field(() => [UserError], { description: 'Refus. Of the whole order.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Commandes traitées. How many; asked again under the same key, the same.' })
export class PrintOrdersPayload {
  @Field(() => Int, { nullable: true, description: 'Effectif. Null when it was refused.' })
  orders!: number | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
