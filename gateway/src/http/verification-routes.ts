import type { FastifyInstance } from 'fastify';

import type { AskInstance } from '../instance/ask.ts';
import { rateLimit } from '../limits/rate-limit.ts';
import type { Topology } from '../topology/topology.ts';
import { PAGE_POLICY, type Shows, verificationPage } from '../verification/verification-page.ts';
import { type Shown, verifyDocument } from '../verification/verify-document.ts';

interface VerificationRoutes {
  readonly topology: () => Topology;
  readonly ask: AskInstance;
  readonly requestMs: number;
}

/** Documents that one address may ask about in a minute: enough for a pile on a desk, too few to guess with. */
const A_MINUTE = 20;

const STATUS: Readonly<Record<Shows, number>> = { FORM: 200, YES: 200, NO: 200, UNKNOWN: 503, WAIT: 429 };

/**
 * The page at `/verification`, for whoever is shown a document: no token, no account, yes or no. The code stands in the
 * address of the answer; neither is logged, nor kept by a cache, nor told to a page that is gone to next.
 */
export function serveVerification(app: FastifyInstance, { topology, ask, requestMs }: VerificationRoutes): void {
  const spend = rateLimit(A_MINUTE);
  app.get<{ Querystring: Record<string, unknown> }>('/verification', async ({ id, ip, query }, reply) => {
    const shown = shownIn(query);
    const shows = shown === undefined ? 'FORM' : (await spend(ip, 1)).ok ? await verifyDocument(shown, id, { topology, ask, requestMs }) : 'WAIT';
    return reply.code(STATUS[shows]).headers({ 'content-security-policy': PAGE_POLICY, 'content-type': 'text/html; charset=utf-8' })
      .send(verificationPage(shows, shown !== undefined && 'reference' in shown ? shown.reference : ''));
  });
}

/** A parameter that is given twice is a list: it is not read. */
function shownIn({ reference, code, cachet }: Readonly<Record<string, unknown>>): Shown | undefined {
  if (typeof cachet === 'string' && cachet.trim() !== '') return { stamp: cachet.slice(0, 1000) };
  if (typeof reference !== 'string' || typeof code !== 'string') return undefined;
  return { reference: reference.slice(0, 80), code: code.slice(0, 80) };
}
