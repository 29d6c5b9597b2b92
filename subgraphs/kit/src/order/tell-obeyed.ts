import { NATION } from '@mirex/schema/mirex';

import type { Context } from '../context.ts';

const ACKNOWLEDGE = 'mutation ($input: AcknowledgeOrdersInput!) { acknowledgeOrders(input: $input) { userErrors { code } } }';

/** Tells the nation which of its orders were obeyed here. While it does not answer they stay to be told, at the next look. */
export async function tellObeyed(subgraph: string, { em, owner, ask, now }: Context): Promise<void> {
  const obeyed = await em.execute<{ number: number; rows: number }[]>('select number, rows_touched as rows from obeyed_order where told_at is null order by number');
  if (obeyed.length === 0) return;
  const told = await ask<{ acknowledgeOrders: { userErrors: object[] } }>({
    owner: NATION, subgraph: 'referential', document: ACKNOWLEDGE, variables: { input: { mirex: owner, subgraph, obeyed } },
  });
  if (!told.ok || told.value.acknowledgeOrders.userErrors.length > 0) return;
  await em.execute('update obeyed_order set told_at = ? where number in (select jsonb_array_elements_text(?::jsonb)::integer)', [now(), JSON.stringify(obeyed.map(({ number }) => number))]);
}
