import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';

import type { Explained } from '@mirex/schema/explainer';

import { chooseDocument } from '../documents/choose-document.ts';
import type { DocumentTrust } from '../documents/document-trust.ts';
import { explainDocument } from '../documents/documents.messages.ts';
import type { Admit, Cost } from '../limits/admission.ts';
import { explainLimit, type LimitRefusal } from '../limits/limits.messages.ts';
import { askedOperation } from './asked-operation.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What the operation was weighed at, once `admitted` has let the request in. */
    cost: Cost | null;
    /** The text of the document that the client named by its id. */
    documentText: string | null;
    /** Parsed, when its text can be. */
    document: DocumentNode | null;
  }
}

interface Admission {
  readonly admit: Admit;
  readonly documents: DocumentTrust;
  readonly log: Logger;
}

/** Chooses the document and lets in what asks no more than it may; after the body is read, before Apollo is asked. */
export const admitted = ({ admit, documents, log }: Admission): preHandlerAsyncHookHandler => async (request: FastifyRequest, reply: FastifyReply) => {
  const asked = askedOperation(request);
  // Without a manifest nobody registers: Apollo says so in the words of that protocol, and the client sends its text.
  const id = asked.documentId ?? (documents.mode === 'off' ? undefined : asked.persistedHash);
  const chosen = chooseDocument({ query: asked.query, id }, documents);
  if (!chosen.ok) return answer(reply, 400, { ...explainDocument(chosen.refusal) });
  if (chosen.value === undefined) return;

  const { text, unknown } = chosen.value;
  if (unknown !== undefined) log.warn({ requestId: request.id, document: unknown }, 'unknown document');
  const { operationName, variables } = asked;
  const weighed = await admit({ text, operationName, variables, client: request.claims?.sub ?? request.ip });
  if (!weighed.ok) return refuseLimit(reply, weighed.refusal);
  request.cost = weighed.value.cost;
  request.document = weighed.value.document ?? null;
  if (asked.query === undefined) request.documentText = text;
};

async function refuseLimit(reply: FastifyReply, refusal: LimitRefusal): Promise<void> {
  const explained = explainLimit(refusal);
  if (refusal.code === 'RATE_LIMITED') return answer(reply.header('retry-after', refusal.seconds), 429, { ...explained, retryAfter: refusal.seconds });
  if (refusal.code !== 'COST_EXCEEDED') return answer(reply, 400, { ...explained });
  const { cost, maximum } = refusal;
  return answer(reply, 400, { ...explained, cost, maximum }, { cost: { requested: cost, maximum } });
}

/** A code, its sentence, and the numbers that go with them. */
type Told = Explained & Readonly<Record<string, unknown>>;

async function answer(reply: FastifyReply, status: number, { message, ...extensions }: Told, shown?: object): Promise<void> {
  await reply.code(status).send({ errors: [{ message, extensions }], ...(shown === undefined ? {} : { extensions: shown }) });
}
