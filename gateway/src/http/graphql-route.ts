import { Readable } from 'node:stream';

import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';
import type { Logger } from 'pino';

import { visibleTo } from '../access/claims.ts';
import type { ReadToken } from '../access/token.ts';
import type { DocumentTrust } from '../documents/document-trust.ts';
import type { Caller } from '../instance/caller.ts';
import type { Admit } from '../limits/admission.ts';
import { admitted } from './admit.ts';
import { graphqlRequest } from './graphql-request.ts';
import { identify } from './identify.ts';
import { refuse } from './refusals.ts';

interface GraphqlRoute {
  readonly server: ApolloServer<Caller>;
  readonly readToken: ReadToken;
  readonly now: () => number;
  readonly requestMs: number;
  readonly admit: Admit;
  readonly documents: DocumentTrust;
  readonly log: Logger;
}

/** The one graph, at `/graphql`. */
export function serveGraphql(app: FastifyInstance, { server, readToken, now, requestMs, ...admission }: GraphqlRoute): void {
  const callerOf = (request: FastifyRequest, reply: FastifyReply): Caller => ({
    claims: JSON.stringify(request.claims),
    roles: request.claims?.roles ?? [],
    visible: visibleTo(request.claims),
    requestId: request.id,
    signal: AbortSignal.any([AbortSignal.timeout(requestMs), departure(reply)]),
    deadlineAt: now() + requestMs,
    ...(request.cost === null ? {} : { cost: request.cost }),
  });
  app.decorateRequest('claims', null);
  app.decorateRequest('cost', null);
  app.decorateRequest('documentText', null);
  app.route({
    method: ['GET', 'POST'], url: '/graphql', onRequest: [acceptable, identify(readToken, now)], preHandler: admitted(admission),
    handler: async (request, reply) => {
      const { status, headers, body } = await server.executeHTTPGraphQLRequest({ httpGraphQLRequest: graphqlRequest(request), context: async () => callerOf(request, reply) });
      reply.code(status ?? 200).headers(Object.fromEntries(headers));
      return body.kind === 'complete' ? body.string : Readable.from(body.asyncIterator);
    },
  });
  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'], url: '/graphql',
    handler: async (_request, reply) => refuse(reply.header('allow', 'GET, POST'), 405),
  });
}

/**
 * What is looked at before anything is read: Apollo would see what the client accepts only when the answer is ready, too
 * late for a mutation; a body that is not plain UTF-8 is read as something else, or swells.
 */
const acceptable: onRequestAsyncHookHandler = async ({ headers: { accept, 'content-encoding': encoding = 'identity', 'content-type': type = '' } }, reply) => {
  if (accept !== undefined && !ANSWERED_TYPES.test(accept)) await refuse(reply, 406);
  else if (encoding !== 'identity' || FOREIGN_CHARSET.test(type)) await refuse(reply, 415);
};

const ANSWERED_TYPES = /\*\/\*|application\/(\*|json|graphql-response\+json)/i;
const FOREIGN_CHARSET = /charset\s*=\s*(?!"?utf-?8"?\s*(;|$))/i;

/** Aborts when the client hangs up before its answer is out. */
function departure(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort();
  });
  return left.signal;
}
