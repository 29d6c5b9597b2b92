import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { Modality, PrintOrderState } from './print-order.entity.ts';

@InputType({ description: 'Unité d’une commande.' })
export class OrderedUnitInput {
  @Field(() => String, { description: 'Code.' })
  code!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Obtenue le. Null or absent: it is not.' })
  obtainedOn?: string | null;
}

@InputType({ description: 'Diplôme à imprimer.' })
export class OrderedDiplomaInput {
  @Field(() => String, { description: 'Référence. The jury’s own, once in its region.' })
  reference!: string;

  @Field(() => String, { description: 'Nom.' })
  lastName!: string;

  @Field(() => String, { description: 'Prénom.' })
  firstName!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date de naissance.' })
  birthDate!: string;

  @Field(() => String, { description: 'Sexe. F or M.' })
  sex!: string;

  @Field(() => String, { description: 'Spécialité. Formation code.' })
  speciality!: string;

  @Field(() => GraphQLLocalDate, { description: 'Jury du.' })
  juryOn!: string;

  @Field(() => Boolean, { description: 'Partielle. Of VAE only.' })
  partial!: boolean;

  @Field(() => [OrderedUnitInput], { description: 'Unités. Every one of the diploma, obtained or not.' })
  units!: OrderedUnitInput[];
}

@InputType({ description: 'Commande d’un jury régional.' })
export class OrderDiplomasInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Code of the one that prints for the region.' })
  mirex!: string;

  @Field(() => String, { description: 'Région. INSEE code of the jury’s.' })
  region!: string;

  @Field(() => Modality, { description: 'Modalité.' })
  modality!: Modality;

  @Field(() => [OrderedDiplomaInput], { description: 'Diplômes. 500 at most; each is judged on its own.' })
  diplomas!: OrderedDiplomaInput[];
}

@InputType({ description: 'Tirage de commandes.' })
export class PrintOrdersInput extends IdempotentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The year of the jury.' })
  session!: number;

  @Field(() => Modality, { description: 'Modalité.' })
  modality!: Modality;
}

@InputType({ description: 'Commande à gâcher, annuler ou retirer.' })
export class MovePrintOrderInput {
  @Field(() => ID, { description: 'Commande.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => PrintOrderState, { description: 'Nouvel état. SPOILED, CANCELLED or REVOKED.' })
  to!: PrintOrderState;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Filtre des commandes d’impression. What is null or absent does not filter.' })
export class PrintOrderFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The year of the jury.' })
  session?: number | null;

  @Field(() => Modality, { nullable: true, description: 'Modalité.' })
  modality?: Modality | null;

  @Field(() => PrintOrderState, { nullable: true, description: 'État.' })
  state?: PrintOrderState | null;
}
