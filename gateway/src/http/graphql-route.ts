import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { Logger } from 'pino';

import { type Claims, visibleTo } from '../access/claims.ts';
import type { ReadToken } from '../access/token.ts';
import type { Answers } from '../answer/question.ts';
import type { DocumentTrust } from '../documents/document-trust.ts';
import type { Caller } from '../instance/caller.ts';
import type { Admit } from '../limits/admission.ts';
import { admitted } from './admit.ts';
import { askedQuestion } from './asked-question.ts';
import { identify } from './identify.ts';
import { refuse } from './refusals.ts';
import { sendAnswer } from './send-answer.ts';

interface GraphqlRoute {
  readonly answers: Answers;
  readonly readToken: ReadToken;
  readonly now: () => number;
  readonly requestMs: number;
  readonly admit: Admit;
  readonly documents: DocumentTrust;
  readonly log: Logger;
}

/** What is sent on of somebody, and which MIREX they see: worked out once for as long as their token is remembered. */
function asked(claims: Claims | null): Pick<Caller, 'claims' | 'visible'> {
  const known = claims === null ? undefined : askers.get(claims);
  if (known !== undefined) return known;
  const asker = { claims: JSON.stringify(claims), visible: visibleTo(claims) };
  if (claims !== null) askers.set(claims, asker);
  return asker;
}

const askers = new WeakMap<Claims, Pick<Caller, 'claims' | 'visible'>>();

/** The one graph, at `/graphql`. */
export function serveGraphql(app: FastifyInstance, { answers, readToken, now, requestMs, ...admission }: GraphqlRoute): void {
  const callerOf = (request: FastifyRequest, reply: FastifyReply): Caller => ({
    ...asked(request.claims),
    roles: request.claims?.roles ?? [],
    requestId: request.id,
    signal: whileWaited(reply, requestMs),
    deadlineAt: now() + requestMs,
    ...(request.cost === null ? {} : { cost: request.cost }),
  });
  app.decorateRequest('claims', null);
  app.decorateRequest('cost', null);
  app.decorateRequest('documentText', null);
  app.decorateRequest('document', null);
  app.route({
    method: ['GET', 'POST'], url: '/graphql', onRequest: [acceptable, identify(readToken, now)], preHandler: admitted(admission),
    handler: async (request, reply) => {
      const answer = await answers.answer(askedQuestion(request), callerOf(request, reply));
      return sendAnswer(reply, request.headers['accept-encoding'], answer);
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
const acceptable: onRequestHookHandler = ({ headers: { accept, 'content-encoding': encoding = 'identity', 'content-type': type = '' } }, reply, done) => {
  if (accept !== undefined && !ANSWERED_TYPES.test(accept)) refuse(reply, 406);
  else if (encoding !== 'identity' || FOREIGN_CHARSET.test(type)) refuse(reply, 415);
  else done();
};

const ANSWERED_TYPES = /\*\/\*|application\/(\*|json|graphql-response\+json)/i;
const FOREIGN_CHARSET = /charset\s*=\s*(?!"?utf-?8"?\s*(;|$))/i;

/** Aborts when the client hangs up before its answer is out, and when the request has taken its time. */
function whileWaited({ raw }: FastifyReply, milliseconds: number): AbortSignal {
  const over = new AbortController();
  // Who left while the token was looked at is not heard leaving any more.
  if (raw.closed || raw.destroyed) over.abort();
  const timer = setTimeout(() => over.abort(new DOMException('the request took too long', 'TimeoutError')), milliseconds);
  raw.once('close', () => {
    clearTimeout(timer);
    if (!raw.writableFinished) over.abort();
  });
  return over.signal;
}
