import { explainRequest } from './answer.messages.ts';
import { badRequest, Refused } from './refused.ts';
import type { Question } from './question.ts';

/** An operation as a client asks it. Source: GraphQL over HTTP, Request Parameters. */
export interface Asked {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Parts | undefined;
}

type Parts = Readonly<Record<string, unknown>>;

/** What a request asks, or why it is none; throws `Refused`. Misshapen parts are refused, never guessed. */
export function readAsked({ method, headers, search, body }: Question): Asked {
  requirePreflight(headers);
  const { query, operationName, variables, extensions } = method === 'GET' ? ofSearch(headers['content-type'], search) : ofBody(body);
  if (extensions?.['persistedQuery'] !== undefined) {
    throw new Refused('PersistedQueryNotSupported', { code: 'PERSISTED_QUERY_NOT_SUPPORTED', status: 200, headers: { 'cache-control': 'private, no-cache, must-revalidate' } });
  }
  if (query === undefined || query === '') throw badRequest(explainRequest.noQuery);
  return { query, operationName, variables };
}

/** What a page of somebody else's can send without asking this server first. */
const UNASKED = new Set(['', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']);

/** Cross-site request forgery: a browser must have asked whether it may. */
function requirePreflight(headers: Question['headers']): void {
  if (!UNASKED.has(essenceOf(headers['content-type']))) return;
  if ((headers['x-apollo-operation-name'] ?? '').length === 0 && (headers['apollo-require-preflight'] ?? '').length === 0) throw badRequest(explainRequest.noPreflight);
}

const essenceOf = (type = ''): string => (type.split(';', 1)[0] ?? '').trim().toLowerCase();

interface Read {
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Parts | undefined;
  readonly extensions: Parts | undefined;
}

function ofBody(body: unknown): Read {
  if (Array.isArray(body)) throw badRequest(explainRequest.batch);
  if (!isRecord(body) || Object.keys(body).length === 0) throw badRequest(explainRequest.noBody);
  const { query, operationName, variables, extensions } = body;
  return { query: textIn('query', query), operationName: textIn('operationName', operationName), variables: recordIn('variables', variables), extensions: recordIn('extensions', extensions) };
}

function ofSearch(type: string | undefined, search: string): Read {
  if (type !== undefined && essenceOf(type) !== 'application/json') throw badRequest(explainRequest.typedGet, 415);
  const given = new URLSearchParams(search);
  const once = (name: string): string | undefined => {
    const [value, ...others] = given.getAll(name);
    if (others.length > 0) throw badRequest(explainRequest.twice(name));
    return value;
  };
  const json = (name: string): Parts | undefined => {
    const value = once(name);
    return value === undefined ? undefined : recordIn(name, parsed(name, value), false);
  };
  return { query: once('query'), operationName: once('operationName'), variables: json('variables'), extensions: json('extensions') };
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(explainRequest.noRecord(name));
  }
}

const isRecord = (value: unknown): value is Parts => typeof value === 'object' && value !== null && !Array.isArray(value);

function textIn(name: string, value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badRequest(explainRequest.noText(name));
  return value;
}

function recordIn(name: string, value: unknown, mayBeNull = true): Parts | undefined {
  if (value === undefined || (value === null && mayBeNull)) return undefined;
  if (!isRecord(value)) throw badRequest(explainRequest.noRecord(name));
  return value;
}
