import type { Outcome, Refusal } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

/** Does an act in a transaction; what a refused act has already written is taken back. */
export async function undoneUnless<Value, R extends Refusal>(context: Context, act: (inner: Context) => Promise<Outcome<Value, R>>): Promise<Outcome<Value, R>> {
  let outcome: Outcome<Value, R> | undefined;
  await context.em.transactional(async (tx) => {
    outcome = await act(within(context, tx));
    if (!outcome.ok) throw new Refused();
  }).catch((error: unknown) => {
    if (!(error instanceof Refused)) throw error;
  });
  if (!outcome) throw new Error('an act ended without an answer');
  return outcome;
}

class Refused extends Error {}
