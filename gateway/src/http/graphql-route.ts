import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify';

import type { ReadToken } from '../access/token.ts';
import type { Caller } from '../instance/caller.ts';
import { identify } from './identify.ts';
import { refuse } from './refusals.ts';

interface GraphqlRoute {
  readonly server: ApolloServer<Caller>;
  readonly readToken: ReadToken;
  readonly now: () => number;
  readonly requestMs: number;
}

/** The one graph, at `/graphql`. */
export function serveGraphql(app: FastifyInstance, { server, readToken, now, requestMs }: GraphqlRoute): void {
  const context = async (request: FastifyRequest, reply: FastifyReply): Promise<Caller> => ({
    claims: JSON.stringify(request.claims),
    requestId: request.id,
    signal: AbortSignal.any([AbortSignal.timeout(requestMs), departure(reply)]),
  });
  app.decorateRequest('claims', null);
  app.route({
    method: ['GET', 'POST'], url: '/graphql', onRequest: [acceptable, identify(readToken, now)],
    handler: fastifyApolloHandler(server, { context }),
  });
  app.route({
    method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'], url: '/graphql',
    handler: async (_request, reply) => refuse(reply.header('allow', 'GET, POST'), 405),
  });
}

/**
 * What must be looked at before Apollo is asked: it sees what the client accepts only when the answer is ready, too late
 * for a mutation, and its adapter throws at a host that no address can have.
 */
const acceptable: onRequestAsyncHookHandler = async ({ hostname, headers: { accept } }, reply) => {
  if (!URL.canParse(`http://${hostname}/`)) await refuse(reply, 400);
  else if (accept !== undefined && !ANSWERED_TYPES.test(accept)) await refuse(reply, 406);
};

const ANSWERED_TYPES = /\*\/\*|application\/(\*|json|graphql-response\+json)/i;

/** Aborts when the client hangs up before its answer is out. */
function departure(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort();
  });
  return left.signal;
}
