import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';

/** A request as Apollo reads it; a document that was named by its id has its text put in. */
export function graphqlRequest({ method, headers, url, body, documentText, query }: FastifyRequest): HTTPGraphQLRequest {
  const given = new HeaderMap(Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]])));
  if (documentText === null) return { method, headers: given, body, search: searchOf(url) };
  if (method === 'GET') return { method, headers: given, body, search: `?${new URLSearchParams(named(query as object, documentText)).toString()}` };
  return { method, headers: given, body: named(body as object, documentText), search: '' };
}

const searchOf = (url: string): string => (url.includes('?') ? url.slice(url.indexOf('?')) : '');

function named(parts: object, query: string): Record<string, string> {
  const { documentId: _id, extensions: _extensions, ...rest } = parts as Record<string, string>;
  return { ...rest, query };
}
