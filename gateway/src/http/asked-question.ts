import type { FastifyRequest } from 'fastify';

import type { Question } from '../answer/question.ts';

/** A request as it is answered; a document that was named by its id has its text put in. */
export function askedQuestion({ method, headers, url, body, documentText, document, query }: FastifyRequest): Question {
  const parsed = document ?? undefined;
  if (documentText === null) return { method, headers, body, search: searchOf(url), document: parsed };
  if (method === 'GET') return { method, headers, body, search: `?${new URLSearchParams(named(query as object, documentText)).toString()}`, document: parsed };
  return { method, headers, body: named(body as object, documentText), search: '', document: parsed };
}

const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

function named(parts: object, query: string): Record<string, string> {
  const { documentId: _id, extensions: _extensions, ...rest } = parts as Record<string, string>;
  return { ...rest, query };
}
