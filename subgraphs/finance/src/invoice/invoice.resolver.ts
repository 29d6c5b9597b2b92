import type { Context } from '@mirex/kit/context';
import { expectServed, orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainKeyed } from '@mirex/kit/idempotency/idempotency.messages';
import { explainPage } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Claim } from '../claim/claim.entity.ts';
import { claimsOfSummons } from '../claim/claim.loader.ts';
import { ReceiveInvoiceInput, RegisterSupplierInput } from './invoice.inputs.ts';
import { explainInvoice } from './invoice.messages.ts';
import { receiveInvoice, registerSupplier } from './receive-invoice.service.ts';
import { Supplier, SupplierInvoice } from './supplier-invoice.entity.ts';

const SupplierInvoiceConnection = connectionType(SupplierInvoice, 'SupplierInvoice');

@ObjectType({ description: 'Suite d’un enregistrement de fournisseur.' })
class SupplierPayload {
  @Field(() => Supplier, { nullable: true, description: 'Fournisseur. Null when refused.' })
  supplier!: Supplier | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'Suite d’une réception de facture.' })
class InvoicePayload {
  @Field(() => SupplierInvoice, { nullable: true, description: 'Facture. Null when refused.' })
  invoice!: SupplierInvoice | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const supplierById = perRequest(({ em }) => rowLoader((ids) => em.find(Supplier, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const invoiceById = perRequest(({ em }) => rowLoader((ids) => em.find(SupplierInvoice, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));

export const supplierReference = ({ id }: { readonly id: string }, context: Context): Promise<Supplier | null> => supplierById(context).load(id);
export const invoiceReference = ({ id }: { readonly id: string }, context: Context): Promise<SupplierInvoice | null> => invoiceById(context).load(id);

@Resolver(() => SupplierInvoice)
export class InvoiceResolver {
  @Query(() => SupplierInvoiceConnection, { nullable: true, description: 'Factures. By session; of every MIREX when none is named.' })
  @Directive('@routed(by: "mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, FIN])')
  async supplierInvoices(@Args(() => PageArgs) page: PageArgs, @Arg('mirex', () => [String], { nullable: true }) _mirex: string[] | null, @Ctx() { em }: Context): Promise<Connection<SupplierInvoice>> {
    return asConnection(orThrow(await findPage(em, SupplierInvoice, {}, 'session,id', page), explainPage));
  }

  @Mutation(() => SupplierPayload, { description: 'Enregistrer un fournisseur. A host establishment, by its SIRET.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [HEAD, TRANS])')
  async registerSupplier(@Arg('input', () => RegisterSupplierInput) { mirex, siret, name, establishment }: RegisterSupplierInput, @Ctx() context: Context): Promise<SupplierPayload> {
    expectServed(mirex, context);
    const outcome = await registerSupplier({ siret, name, establishment: establishment ?? null }, context);
    return outcome.ok ? { supplier: outcome.value, userErrors: [] } : { supplier: null, userErrors: [explainInvoice(outcome.refusal)] };
  }

  @Mutation(() => InvoicePayload, { description: 'Recevoir une facture. With the claim that pays it.' })
  @Directive('@routed(by: "input.supplier")')
  @Directive('@access(who: [HEAD, UNIT, TRANS])')
  async receiveInvoice(@Arg('input', () => ReceiveInvoiceInput) { idempotencyKey, supplier, centre, document, ...rest }: ReceiveInvoiceInput, @Ctx() context: Context): Promise<InvoicePayload> {
    const asked = { ...rest, supplier: readId(supplier, 'SUP', context), centre: centre == null ? null : readId(centre, 'CEN', context), document: document.toLowerCase() };
    const outcome = await receiveInvoice(asked, idempotencyKey, context);
    if (outcome.ok) return { invoice: await invoiceById(context).load(outcome.value), userErrors: [] };
    return { invoice: null, userErrors: [explainKeyed(outcome.refusal, explainInvoice)] };
  }

  @FieldResolver(() => Supplier, { nullable: true, description: 'Fournisseur.' })
  supplier(@Root() { supplierId }: SupplierInvoice, @Ctx() context: Context): Promise<Supplier | null> {
    return supplierById(context).load(supplierId);
  }

  @FieldResolver(() => Claim, { nullable: true, description: 'État de frais. That pays it.' })
  async claim(@Root() { id }: SupplierInvoice, @Ctx() context: Context): Promise<Claim | null> {
    return (await claimsOfSummons(context).load(id))[0] ?? null;
  }
}
