import { setTimeout as sleep } from 'node:timers/promises';

import type { Installation } from '@mirex/host/installation/installation';

const PATIENCE_MS = 60_000;
const QUESTION = 'select count(*) as waiting from outbox where delivered_at is null and consumer = any(string_to_array(?, ?))';

/** Waits until every event has been applied by everyone who is told of it and is served here. */
export async function settled({ instances }: Pick<Installation, 'instances'>): Promise<void> {
  const served = instances.map(({ name }) => name).join(',');
  const waiting = async (): Promise<number> => {
    const rows = await Promise.all(instances.map(async (instance) => instance.context().em.execute<{ waiting: string }[]>(QUESTION, [served, ','])));
    return rows.reduce((sum, [row]) => sum + Number(row?.waiting), 0);
  };
  // An event may bring forth another in an outbox that was looked at before it: one empty round is not yet the end.
  let empty = 0;
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(50)) {
    empty = (await waiting()) === 0 ? empty + 1 : 0;
    if (empty === 2) return;
  }
  throw new Error(`events were still on their way after ${PATIENCE_MS / 1000} s`);
}
