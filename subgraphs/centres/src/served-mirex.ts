import type { Context } from '@mirex/kit/context';
import { clientError } from '@mirex/kit/graph/client-error';
import { explainKit } from '@mirex/kit/kit.messages';

/** Refuses an input that names another MIREX than this instance's: the gateway routed it wrongly, or nobody did. */
export function expectServed(mirex: string, { owner }: Pick<Context, 'owner'>): void {
  if (mirex !== owner) throw clientError(explainKit({ code: 'MIREX_NOT_SERVED' }));
}
