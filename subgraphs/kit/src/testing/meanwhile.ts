import { setTimeout } from 'node:timers/promises';

import { type Context, within } from '../context.ts';

const LONGEST_WAIT_MS = 2_000;

/**
 * Starts a second act while a first is done but not committed: what it answers, once the first is committed.
 *
 * It is waited for until it stands at a lock of the first, so that who takes no lock is shown at fault every time.
 *
 * @param more what the first does once the second stands there: who takes locks in another order is blocked by it for good.
 */
export async function meanwhile<Answer>(
  context: Context, first: (held: Context) => Promise<unknown>, second: () => Promise<Answer>, more?: (held: Context) => Promise<unknown>,
): Promise<Answer> {
  const answer = await context.em.transactional(async (tx) => {
    await first(within(context, tx));
    const started = second();
    for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 20) {
      const [row] = await tx.execute<{ waiting: boolean }[]>(
        `select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waiting`,
      );
      if (row?.waiting) break;
      await setTimeout(20);
    }
    await more?.(within(context, tx));
    return { started };
  });
  return answer.started;
}
