import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';

import { explainAccess } from '../access/access.messages.ts';
import type { Claims } from '../access/claims.ts';
import type { ReadToken } from '../access/token.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks, once `identify` has let the request in. */
    claims: Claims | null;
  }
}

/** Lets nobody in without a token that is believed; before the body is read, so that strangers cost nothing. */
export const identify = (readToken: ReadToken, now: () => number): onRequestAsyncHookHandler => async (request: FastifyRequest, reply: FastifyReply) => {
  const caller = await readToken(request.headers.authorization, now());
  if (caller.ok) {
    request.claims = caller.value;
    return;
  }
  await reply.code(401).header('www-authenticate', 'Bearer').send({ errors: [asError(explainAccess(caller.refusal))] });
};

const asError = ({ code, message }: { readonly code: string; readonly message: string }) => ({ message, extensions: { code } });
