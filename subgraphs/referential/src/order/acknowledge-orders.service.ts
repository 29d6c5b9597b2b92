import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { NationalOrder } from './national-order.entity.ts';
import type { OrderRefusal } from './order.messages.ts';

export interface Acknowledgement {
  readonly mirex: string;
  readonly subgraph: string;
  readonly obeyed: readonly { readonly number: number; readonly rows: number }[];
}

/** Keeps what a part of a MIREX has obeyed: the first word stands, the same again changes nothing. */
export async function acknowledgeOrders({ mirex, subgraph, obeyed }: Acknowledgement, context: Context): Promise<Outcome<number, OrderRefusal>> {
  const { em, caller, now } = context;
  if (!isMirexCode(mirex) || (caller.peer !== undefined && caller.peer !== mirex)) return refuse({ code: 'ORDER_OF_ANOTHER_MIREX', given: mirex });
  const numbers = obeyed.map(({ number }) => number);
  const known = new Set((await em.find(NationalOrder, { number: { $in: numbers } })).map(({ number }) => number));
  const unknown = numbers.find((number) => !known.has(number));
  if (unknown !== undefined) return refuse({ code: 'ORDER_UNKNOWN', given: unknown });
  await writeRows(
    context, { entity: 'OrderAcknowledgement' },
    `insert into order_acknowledgement (order_number, mirex_code, subgraph, rows_touched, acknowledged_at)
     select r.number, ?, ?, r.rows, ? from jsonb_to_recordset(?::jsonb) as r(number integer, rows integer) on conflict do nothing
     returning order_number || '/' || mirex_code || '/' || subgraph as id`,
    [mirex, subgraph, now(), JSON.stringify(obeyed)],
  );
  return accept(obeyed.length);
}
