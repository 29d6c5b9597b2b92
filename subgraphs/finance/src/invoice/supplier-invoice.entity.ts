import { Entity, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { InvoicedWhat } from './invoice.rules.ts';

registerEnumType(InvoicedWhat, {
  name: 'InvoicedWhat', description: 'Objet facturé.',
  valuesConfig: { MEAL: { description: 'Repas.' }, NIGHT: { description: 'Nuitées.' }, ROOM: { description: 'Salles.' }, MATERIAL: { description: 'Matière d’œuvre.' }, OTHER: { description: 'Autre.' } },
});

/** Fournisseur. A host establishment that invoices meals, rooms, materials. Its account is in a payee file, as everybody's. */
@Entity({ tableName: 'supplier' })
@Unique({ name: 'one_supplier_per_siret', properties: ['siret'] })
@ObjectType({ description: 'Fournisseur. A host establishment that invoices meals, rooms or materials.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, FIN])')
export class Supplier {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'SIRET.' })
  siret!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'UAI. Null: no school.' })
  establishmentUai!: string | null;

  @Property({ type: 'timestamptz' })
  registeredAt!: Date;

  @Property({ type: 'text' })
  registeredBy!: string;
}

/** Facture. Of a supplier; the claim that pays it has its lines, its states and their traces. */
@Entity({ tableName: 'supplier_invoice' })
@Unique({ name: 'one_invoice_per_number', properties: ['supplierId', 'number'] })
@ObjectType({ description: 'Facture. Of a supplier; paid by a claim of its own.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, FIN])')
export class SupplierInvoice {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  supplierId!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Numéro. The supplier’s own.' })
  number!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Date. Of the invoice.' })
  issuedOn!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text', nullable: true })
  centreId!: GlobalId | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte SHA-256. Of the document, which is kept elsewhere.' })
  document!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Réception.' })
  receivedAt!: Date;

  @Property({ type: 'text' })
  receivedBy!: string;
}
