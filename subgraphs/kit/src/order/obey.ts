import type { OrderFact } from '@mirex/schema/session-facts';

import { type Context, within } from '../context.ts';
import { dataSet } from '../edition.ts';

/** What a subgraph does when the nation orders it: how many of its rows were concerned. Runs in one transaction of its own. */
export type Obey = (order: OrderFact, context: Context) => Promise<number>;

export type Orders = Readonly<Partial<Record<OrderFact['kind'], Obey>>>;

/**
 * Does what the orders of the edition held ask for, each once, oldest first; those that ask for nothing here are left out.
 *
 * An order and the memory of it are one transaction: after a kill -9 it is obeyed again from its beginning. One that fails
 * stops those behind it, and is tried again at the next look. Two processes at once: the second waits, and finds it done.
 */
export async function obeyOrders(orders: Orders, context: Context): Promise<void> {
  const concerned = (await dataSet(context, 'orders')).filter(({ kind }) => orders[kind] !== undefined);
  if (concerned.length === 0) return;
  const done = new Set((await context.em.execute<{ number: number }[]>('select number from obeyed_order')).map(({ number }) => number));
  for (const order of concerned.toSorted((one, other) => one.number - other.number)) {
    if (!done.has(order.number)) await obeyOnce(order, orders[order.kind] as Obey, context);
  }
}

const obeyOnce = (order: OrderFact, obey: Obey, base: Context): Promise<void> =>
  base.em.fork().transactional(async (tx) => {
    const [taken] = await tx.execute<object[]>(
      'insert into obeyed_order (number, obeyed_at, rows_touched) values (?, ?, 0) on conflict do nothing returning number', [order.number, base.now()],
    );
    if (!taken) return;
    const rows = await obey(order, within(base, tx));
    await tx.execute('update obeyed_order set rows_touched = ? where number = ?', [rows, order.number]);
  });
