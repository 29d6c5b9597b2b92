import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';

import type { CalendarZone } from '../session/session-calendar.entity.ts';
import { NationalOrder, type OrderedSitting, type OrderKind } from './national-order.entity.ts';

export interface NewOrder {
  readonly kind: OrderKind;
  readonly session: number;
  readonly paper: string;
  readonly reason: string;
  readonly zones: readonly CalendarZone[];
  readonly sittings: readonly OrderedSitting[];
  readonly subject: { readonly reference: string; readonly digest: string } | null;
}

/** Gives an order the next number. Two at once: the table's lock makes the second wait, so numbers have no gap. */
export async function giveOrder(tx: EntityManager, { kind, session, paper, reason, zones, sittings, subject }: NewOrder, { now, caller }: Context): Promise<NationalOrder> {
  await tx.execute('lock table national_order in exclusive mode');
  const [last] = await tx.find(NationalOrder, {}, { orderBy: { number: 'desc' }, limit: 1 });
  const order = tx.create(NationalOrder, {
    number: (last?.number ?? 0) + 1, kind, sessionYear: session, paperCode: paper, orderedAt: now(), orderedBy: caller.sub, reason,
    zones: [...zones], sittings: [...sittings], subjectReference: subject?.reference ?? null, subjectDigest: subject?.digest ?? null,
  });
  await tx.flush();
  return order;
}
