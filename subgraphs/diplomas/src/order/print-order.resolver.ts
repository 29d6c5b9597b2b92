import type { Context } from '@mirex/kit/context';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Args, Ctx, Directive, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Speciality } from '../award/award.stub.ts';
import { printedOrder } from './order-document.ts';
import { PrintOrderChange } from './print-order-change.entity.ts';
import { PrintOrder } from './print-order.entity.ts';
import { MovePrintOrderInput, PrintOrderFilter } from './print-order.inputs.ts';
import { explainOrder } from './print-order.messages.ts';
import { PrintOrderPayload } from './print-order.type.ts';
import { moveOrder } from './run-orders.service.ts';

const PrintOrderConnection = connectionType(PrintOrder, 'PrintOrder');

const orderById = perRequest(({ em }) => rowLoader((ids) => em.find(PrintOrder, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const changesOfOrder = perRequest(({ em }) =>
  listLoader((ids) => em.find(PrintOrderChange, { orderId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), ({ orderId }) => orderId));

export const orderReference = ({ id }: { readonly id: string }, context: Context): Promise<PrintOrder | null> => orderById(context).load(id);

@Resolver(() => PrintOrder)
export class PrintOrderResolver {
  @Query(() => PrintOrderConnection, { nullable: true, description: 'Commandes d’impression. By session; a region’s own for its DRAAF; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, DRAAF])')
  async printOrders(
    @Args(() => PageArgs) page: PageArgs, @Arg('filter', () => PrintOrderFilter, { nullable: true }) filter: PrintOrderFilter | undefined, @Ctx() { em }: Context,
  ): Promise<Connection<PrintOrder>> {
    const { session, modality, state } = filter ?? {};
    const where = { ...(session != null && { session }), ...(modality != null && { modality }), ...(state != null && { state }) };
    return asConnection(orThrow(await findPage(em, PrintOrder, where, 'session,id', page), explainPage));
  }

  @Mutation(() => PrintOrderPayload, { description: 'Gâcher, annuler ou retirer une commande. With the reason.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN])')
  async movePrintOrder(@Arg('input', () => MovePrintOrderInput) { id, ...step }: MovePrintOrderInput, @Ctx() context: Context): Promise<PrintOrderPayload> {
    const outcome = await moveOrder(readId(id, 'POR', context), step, context);
    return outcome.ok ? { printOrder: outcome.value, userErrors: [] } : { printOrder: null, userErrors: [explainOrder(outcome.refusal)] };
  }

  @FieldResolver(() => Speciality, { nullable: true, description: 'Spécialité.' })
  speciality(@Root() { specialityCode }: PrintOrder): Speciality {
    return { code: specialityCode };
  }

  @FieldResolver(() => PrintedDocument, { nullable: true, description: 'Document imprimé. PDF/UA with its stamp; null before it is printed, and once it is spoiled.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
  document(@Root() order: PrintOrder, @Ctx() context: Context): PrintedDocument | null {
    return printedOrder(order, context);
  }

  @FieldResolver(() => [PrintOrderChange], { description: 'Historique. Oldest first.' })
  history(@Root() { id }: PrintOrder, @Ctx() context: Context): Promise<PrintOrderChange[]> {
    return changesOfOrder(context).load(id);
  }
}
