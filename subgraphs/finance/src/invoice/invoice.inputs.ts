import { Long } from '@mirex/kit/graph/scalars';
import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { InvoicedWhat } from './invoice.rules.ts';

@InputType({ description: 'Fournisseur à enregistrer.' })
export class RegisterSupplierInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => String, { description: 'SIRET. Fourteen digits.' })
  siret!: string;

  @Field(() => String, { description: 'Nom. As its account bears it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'UAI. Of a school.' })
  establishment?: string | null;
}

@InputType({ description: 'Ligne de facture.' })
export class InvoicedLineInput {
  @Field(() => InvoicedWhat, { description: 'Objet.' })
  what!: InvoicedWhat;

  @Field(() => Int, { description: 'Quantité.' })
  quantity!: number;

  @Field(() => Long, { description: 'Prix. Of one, in minor units, all taxes included.' })
  unitMinor!: bigint;
}

@InputType({ description: 'Facture à recevoir.' })
export class ReceiveInvoiceInput extends IdempotentInput {
  @Field(() => ID, { description: 'Fournisseur.' })
  supplier!: string;

  @Field(() => String, { description: 'Numéro. The supplier’s own.' })
  number!: string;

  @Field(() => GraphQLLocalDate, { description: 'Date.' })
  issuedOn!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => ID, { nullable: true, description: 'Centre. Whose head certifies that it was served; absent: the service does.' })
  centre?: string | null;

  @Field(() => String, { description: 'Devise. EUR or XPF.' })
  currency!: string;

  @Field(() => Long, { description: 'Total. In minor units; that of the lines.' })
  totalMinor!: bigint;

  @Field(() => [InvoicedLineInput], { description: 'Lignes.' })
  lines!: InvoicedLineInput[];

  @Field(() => String, { description: 'Empreinte SHA-256. Of the document.' })
  document!: string;
}
