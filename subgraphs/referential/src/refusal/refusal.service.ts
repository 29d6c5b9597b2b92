import type { Context } from '@mirex/kit/context';
import { lineOf, writeLines } from '@mirex/kit/journal/lines';

import type { RefusalInput } from './refusal.inputs.ts';

/** The type that lines of the gateway name: no row is meant. */
export const REFUSAL = 'Refusal';

/**
 * Writes what the gateway has refused into the chain of this journal, in the name of who was refused. A line stands for all refusals of
 * one kind within a second; of several it says how many.
 */
export async function recordRefusals(refusals: readonly RefusalInput[], { em, act }: Context): Promise<number> {
  const lines = refusals.map(({ at, who, roles, client, request, action, outcome, count }) => lineOf(
    { caller: { sub: who, roles, mirex: [], client: client ?? undefined }, now: () => at, requestId: request, act },
    { action: count > 1 ? `${action} ×${count}` : action, entity: REFUSAL, change: 'NONE', rowIds: [], outcome },
  ));
  await em.transactional((tx) => writeLines(tx, lines));
  act.lines += lines.length;
  return lines.length;
}
