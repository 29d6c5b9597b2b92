import { isOwner, type Owner } from '@mirex/schema/mirex';

import type { Context } from '../context.ts';
import { clientError } from '../graph/client-error.ts';
import { explainKit } from '../kit.messages.ts';

/**
 * Lets another owner's instance act for itself alone: a seal says which MIREX asks, and what it writes of another is not believed.
 * Who is no peer is a person or a machine of ours, whom their roles have judged.
 *
 * @param owner for whom is acted: a code, or an id, whose head says it.
 * @throws FORBIDDEN for the client when it is another's.
 */
export function expectOwnPeer(owner: string, { caller: { peer } }: Pick<Context, 'caller'>): void {
  if (peer !== undefined && peer !== asOwner(owner)) throw clientError(explainKit({ code: 'FORBIDDEN' }));
}

function asOwner(text: string): Owner | undefined {
  const [head] = text.split('-', 1);
  return isOwner(head) ? head : undefined;
}
