import { type Context, within } from '@mirex/kit/context';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { once } from '@mirex/kit/idempotency/once';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';

import { moveSummons } from './move-summons.service.ts';
import { SummonsState } from './summons-state.rules.ts';

export interface Agreed {
  readonly session: number;
  readonly speciality: string | null;
  readonly idempotencyKey: string;
}

/** Summonses whose letters are in memory at once. */
const CHUNK = 500;

/** Issues all that was agreed to; how many. One transaction: a crash leaves none issued, and the same key answers the same. */
export const issueAgreed = ({ session, speciality, idempotencyKey }: Agreed, context: Context): Promise<Outcome<number, IdempotencyRefusal>> =>
  once(context, { key: idempotencyKey, act: 'issueAgreedSummonses', input: { session, speciality } }, async (held) => {
    const rows = await held.em.execute<{ id: GlobalId }[]>(
      `select id from summons where session = ? and state = 'AGREED' and (?::text is null or speciality_code = ?) order by id`, [session, speciality, speciality]);
    let issued = 0;
    for (let start = 0; start < rows.length; start += CHUNK) {
      const em = held.em.fork({ keepTransactionContext: true });
      const moved = await moveSummons(rows.slice(start, start + CHUNK).map(({ id }) => ({ id, to: SummonsState.ISSUED })), within(held, em));
      issued += moved.filter(({ ok }) => ok).length;
    }
    return accept(issued);
  });
