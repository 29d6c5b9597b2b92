import type { Context } from '../context.ts';
import { clientError } from '../graph/client-error.ts';
import { explainKit } from '../kit.messages.ts';
import { reachOf } from './reach.rules.ts';

/**
 * The establishment that a count or an act is about: the one that is named, or the caller's own when they may ask for no
 * other.
 *
 * @throws FORBIDDEN for the client when they named another, or have none.
 */
export function establishmentAsked(named: string | null | undefined, { caller, owner }: Pick<Context, 'caller' | 'owner'>): string | null {
  const reach = reachOf(caller, owner);
  if (reach.rows === 'ALL') return named ?? null;
  const own = reach.rows === 'OWN' ? reach.own.establishment : undefined;
  if (own === undefined || (named != null && named !== own)) throw clientError(explainKit({ code: 'FORBIDDEN' }));
  return own;
}
