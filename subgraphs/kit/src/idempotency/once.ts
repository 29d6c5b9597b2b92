import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';
import { accept, type Outcome, type Refusal, refuse } from '@mirex/schema/outcome';

import { type Context, within } from '../context.ts';
import { type Asked, checkKey, fingerprintText, type IdempotencyRefusal } from './idempotency.rules.ts';

/** What can be kept as JSON and read again as it was: ids and counts. Rows are loaded anew by their ids. */
type Kept = string | number | boolean | null | readonly Kept[] | { readonly [name: string]: Kept };

/**
 * Does an act once for each key of a caller, and answers the same whenever it is asked again.
 *
 * One transaction holds the key, the act and its answer: a crash leaves none of them, and the act may be asked again. Two
 * at once: one acts, the other waits and gets its answer. Another question under the same key is IDEMPOTENCY_KEY_REUSED. A
 * refused act is not kept: under the same key it may be asked again once its reason is gone.
 *
 * @param act uses the context that it is given and no other connection: those who wait for it hold theirs. Its value holds
 *   no personal data, it is kept as long as the retention rules say.
 */
export async function once<Value extends Kept, R extends Refusal>(
  context: Context, asked: Asked, act: (context: Context) => Promise<Outcome<Value, R>>,
): Promise<Outcome<Value, R | IdempotencyRefusal>> {
  const key = checkKey(asked.key);
  if (!key.ok) return key;
  const place: Place = { caller: context.caller.sub, key: asked.key };
  const fingerprint = createHash('sha256').update(fingerprintText(asked)).digest('hex');
  return context.em.transactional(async (tx) => {
    if (!(await take(tx, place, asked.act, fingerprint, context.now()))) return answered<Value>(tx, place, fingerprint);
    const outcome = await act(within(context, tx));
    if (!outcome.ok) await free(tx, place);
    return outcome.ok ? accept(await keep(tx, place, outcome.value)) : outcome;
  });
}

interface Place {
  readonly caller: string;
  readonly key: string;
}

/** False: it was taken before. Who holds it uncommitted is waited for here. */
async function take(tx: EntityManager, { caller, key }: Place, act: string, fingerprint: string, at: Date): Promise<boolean> {
  const taken = await tx.execute<object[]>(
    'insert into idempotency (caller, key, act, fingerprint, at) values (?, ?, ?, ?, ?) on conflict do nothing returning key',
    [caller, key, act, fingerprint, at],
  );
  return taken.length > 0;
}

async function answered<Value>(tx: EntityManager, { caller, key }: Place, fingerprint: string): Promise<Outcome<Value, IdempotencyRefusal>> {
  const [row] = await tx.execute<{ fingerprint: string; answer: Value }[]>('select fingerprint, answer from idempotency where caller = ? and key = ?', [caller, key]);
  return row?.fingerprint === fingerprint ? accept(row.answer) : refuse({ code: 'IDEMPOTENCY_KEY_REUSED' });
}

/** The first answer is read back too, so that a value that JSON changes shows the first time. */
async function keep<Value>(tx: EntityManager, { caller, key }: Place, value: Value): Promise<Value> {
  const [row] = await tx.execute<{ answer: Value }[]>('update idempotency set answer = ?::jsonb where caller = ? and key = ? returning answer', [JSON.stringify(value), caller, key]);
  if (!row) throw new Error('the key of an act was gone before its answer was kept');
  return row.answer;
}

const free = (tx: EntityManager, { caller, key }: Place): Promise<unknown> =>
  tx.execute('delete from idempotency where caller = ? and key = ?', [caller, key]);
