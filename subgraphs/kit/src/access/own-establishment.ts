import type { Context } from '../context.ts';
import { clientError } from '../graph/client-error.ts';
import { explainKit } from '../kit.messages.ts';
import { reachOf } from './reach.rules.ts';

/**
 * Lets somebody act for an establishment when it is theirs, or when they see the whole MIREX.
 *
 * @throws FORBIDDEN for the client otherwise.
 */
export function expectOwnEstablishment(uai: string, { caller, owner }: Pick<Context, 'caller' | 'owner'>): void {
  const reach = reachOf(caller, owner);
  if (reach.rows === 'ALL' || (reach.rows === 'OWN' && reach.own.establishment === uai)) return;
  throw clientError(explainKit({ code: 'FORBIDDEN' }));
}
