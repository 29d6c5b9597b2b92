import type { WirePool } from '../wire/wire-pool.ts';
import type { FetchSubgraph, SubgraphAnswer } from './subgraph-request.ts';

/** A longer answer is an accident or an attack. */
const MOST_BYTES = 32 * 1024 * 1024;

const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

const NOBODY_LEAVES = new AbortController().signal;

/**
 * The shortest way over HTTP to a subgraph that trusts who reaches it.
 *
 * Rejects on another status than 200, on what is no JSON, and beyond 32 MiB.
 */
export function fetchOverHttp(pool: WirePool, url: string): FetchSubgraph<unknown> {
  const { pathname: path } = new URL(url);
  return async ({ body }) => {
    const answer = await pool.post({ path, headers: HEADERS, body }, { maxBytes: MOST_BYTES, signal: NOBODY_LEAVES });
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
    return JSON.parse(answer.body) as SubgraphAnswer;
  };
}
