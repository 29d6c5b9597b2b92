import { json } from 'node:stream/consumers';

import type { Explained } from '@mirex/schema/explainer';
import type { IdTag } from '@mirex/schema/global-id';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Logger } from 'pino';

import { visibleTo } from '../access/claims.ts';
import type { ReadToken } from '../access/token.ts';
import { chooseDownload } from '../downloads/choose-download.ts';
import type { DownloadPlace } from '../downloads/download-places.ts';
import { type DownloadRefusal, explainDownload } from '../downloads/downloads.messages.ts';
import type { FetchDocument, FetchedDocument } from '../downloads/fetch-document.ts';
import { explainLimit } from '../limits/limits.messages.ts';
import type { Spend } from '../limits/rate-limit.ts';
import type { Topology } from '../topology/topology.ts';
import { identify } from './identify.ts';

interface DocumentRoutes {
  readonly places: ReadonlyMap<IdTag, DownloadPlace>;
  readonly topology: () => Topology;
  readonly fetch: FetchDocument;
  readonly spend: Spend;
  readonly readToken: ReadToken;
  readonly now: () => number;
  readonly requestMs: number;
  readonly log: Logger;
}

/** What a file costs of its caller's minute: making one takes an instance about as long as a page of a hundred rows. */
const POINTS = 20;

const STATUS: Readonly<Record<DownloadRefusal['code'], number>> = { DOCUMENT_UNKNOWN: 404, FORBIDDEN: 403, MIREX_FORBIDDEN: 403, MIREX_UNAVAILABLE: 503 };

/** Files of rows, at `/documents/<id>`: with the token of the graph, for whoever may read the row’s field `document`. */
export function serveDocuments(app: FastifyInstance, { places, topology, fetch, spend, readToken, now, requestMs, log }: DocumentRoutes): void {
  app.get<{ Params: { id: string } }>('/documents/:id', { onRequest: identify(readToken, now) }, async ({ id: requestId, claims, params: { id } }, reply) => {
    reply.header('cache-control', 'private, no-store').header('vary', 'authorization').header('x-content-type-options', 'nosniff');
    const spent = await spend(claims?.sub ?? '', POINTS);
    if (!spent.ok) return problem(reply, 429, explainLimit(spent.refusal));
    const roles = claims?.roles ?? [];
    const visible = visibleTo(claims);
    const chosen = chooseDownload(id, { roles, visible }, places, topology());
    if (!chosen.ok) return problem(reply, STATUS[chosen.refusal.code], explainDownload(chosen.refusal));
    try {
      const caller = { claims: JSON.stringify(claims), roles, visible, requestId, signal: AbortSignal.timeout(requestMs) };
      return await pass(await fetch(chosen.value, id, caller), reply);
    } catch (error) {
      log.warn({ requestId, instance: chosen.value.name, err: error }, 'a document was not fetched');
      return problem(reply, 503, explainDownload({ code: 'MIREX_UNAVAILABLE', given: chosen.value.mirex.join(', ') }));
    }
  });
}

async function pass({ status, headers, body }: FetchedDocument, reply: FastifyReply): Promise<FastifyReply> {
  if (status === 200) return reply.code(200).headers(headers).send(body);
  const { errors: [refusal] = [] } = (await json(body)) as { errors?: readonly { message: string; extensions: { code: string } }[] };
  if (!refusal || status >= 500 || status === 401) throw new Error(`answered ${status}`);
  return problem(reply, status, { code: refusal.extensions.code, message: refusal.message });
}

/** RFC 9457. */
const problem = (reply: FastifyReply, status: number, { code, message }: Explained): FastifyReply =>
  reply.code(status).type('application/problem+json; charset=utf-8').send(JSON.stringify({ type: 'about:blank', title: code, status, detail: message, code }));
