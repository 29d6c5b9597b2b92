import type { FastifyRequest } from 'fastify';

import type { Variables } from '../limits/cost/given-value.ts';

/** What a request says of its operation, by POST or GET. Misshapen parts are undefined: who executes it refuses them. */
export interface AskedByHttp {
  readonly query: string | undefined;
  readonly documentId: string | undefined;
  /** The hash of an automatic persisted query. */
  readonly persistedHash: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Variables;
}

type Parts = Readonly<Record<string, unknown>>;

export function askedOperation({ method, body, query: search }: FastifyRequest): AskedByHttp {
  const parts: Parts = method === 'GET' ? { ...(search as Parts), variables: json(search, 'variables'), extensions: json(search, 'extensions') } : record(body);
  const { query, documentId, operationName, variables, extensions } = parts;
  return {
    query: text(query), documentId: text(documentId), operationName: text(operationName), variables: record(variables),
    persistedHash: text(record(record(extensions)['persistedQuery'])['sha256Hash']),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const record = (value: unknown): Parts => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Parts) : {});

function json(search: unknown, name: string): unknown {
  try {
    return JSON.parse(text(record(search)[name]) ?? 'null');
  } catch {
    return undefined;
  }
}
