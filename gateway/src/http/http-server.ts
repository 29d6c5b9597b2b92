import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import type { Logger } from 'pino';

import type { FaultMasks } from '../errors/fault-masks.ts';
import type { Limits } from '../limits/limits.ts';
import { answerRefusals, clientErrorHandler, refuse } from './refusals.ts';
import { REQUEST_ID, requestIdOf } from './request-id.ts';

/** How often the connections are looked through for those that dawdle; Node's own 30 s would double their time. */
const CHECK_MS = 1_000;

/**
 * What a browser may do with any answer: show nothing of it as a page, load nothing for it, frame it nowhere, keep it nowhere. A
 * route that serves a page says more of itself.
 */
const CLOSED = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store',
};

/** An HTTP server without a route: it reads JSON only, names its requests, logs a line for each. */
export function httpServer(limits: Limits, masks: FaultMasks, log: Logger): FastifyInstance {
  const app = fastify({
    bodyLimit: limits.bodyBytes, requestTimeout: limits.arrivalMs, http: arrival(limits), clientErrorHandler, genReqId: requestIdOf, requestIdHeader: false, logger: false,
    forceCloseConnections: 'idle', frameworkErrors: (_error, _request, reply) => { refuse(reply.headers(CLOSED), 400); },
  });
  app.removeContentTypeParser('text/plain');
  // By callback: a promise for each hook of each request is not free.
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(CLOSED).header(REQUEST_ID, request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    logRequest(log, request, reply);
    done();
  });
  answerRefusals(app, masks, log);
  return app;
}

/** Said when the server is made: Fastify says it afterwards only, and Node then takes the longer of the two times for bodies. */
const arrival = ({ arrivalMs }: Limits) =>
  ({ requestTimeout: arrivalMs, headersTimeout: arrivalMs, connectionsCheckingInterval: Math.min(CHECK_MS, arrivalMs / 4) });

/** The path without its query: a GET carries the operation and its variables there. */
function logRequest(log: Logger, { id, method, url }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
  const path = url.split('?', 1)[0];
  const level = path === '/healthz' || path === '/readyz' ? 'debug' : 'info';
  log[level]({ requestId: id, method, path, status: statusCode, ms: Math.round(elapsedTime) }, 'request');
}
