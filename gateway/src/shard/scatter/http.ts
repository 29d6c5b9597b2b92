import { Pool } from 'undici';

import type { Instance } from '../partition.ts';
import type { Ask, Call } from './ask.ts';
import { exchangeHere, type Local, NOBODY } from '../../instance/local.ts';
import { exchange } from './exchange.ts';
import { readAnswer } from './read-answer.ts';

export interface HttpOptions {
  /** More headers for one request: its seal, which covers the body, the trace. */
  readonly headersFor?: (instance: Instance, body: string, call: Call) => Readonly<Record<string, string>>;
  /** Connections kept to one instance. */
  readonly connections?: number;
  /** Instances of this process, which are asked without a connection. */
  readonly local?: Local;
  /** How much one answer may hold. */
  readonly maxBytes?: number;
}

export interface HttpTransport {
  readonly ask: Ask;
  /** Closes the connections to all others, when what is under way on them has ended. */
  retain(instances: readonly Instance[]): Promise<void>;
  close(): Promise<void>;
}

/** The header that says about which MIREX an instance that serves several is asked: `NO,SE`. */
export const SCOPE_HEADER = 'x-mirex-scope';

/** GraphQL over HTTP/1.1, on connections that are kept. */
export function httpTransport({ headersFor = () => ({}), local = NOBODY, connections = 64, maxBytes = 32 * 1024 * 1024 }: HttpOptions = {}): HttpTransport {
  const pools = new Map<string, Pool>();
  const poolOf = (origin: string): Pool => {
    const pool = pools.get(origin) ?? new Pool(origin, { connections, pipelining: 1, keepAliveTimeout: 4_000 });
    pools.set(origin, pool);
    return pool;
  };
  const closing = (kept: ReadonlySet<string>): Promise<void[]> => {
    const left = [...pools].filter(([origin]) => !kept.has(origin));
    for (const [origin] of left) pools.delete(origin);
    return Promise.all(left.map(([, pool]) => pool.close()));
  };
  return {
    async ask(call) {
      const { origin, pathname } = new URL(call.instance.url);
      const body = JSON.stringify({ query: call.query, variables: call.variables });
      const headers = {
        'content-type': 'application/json', accept: 'application/graphql-response+json, application/json',
        [SCOPE_HEADER]: call.mirex.join(','), ...headersFor(call.instance, body, call),
      };
      const path = `${pathname.replace(/\/$/, '')}/graphql`;
      const here = local(`${origin}${path}`);
      const posted = { path, headers, body };
      const bounds = { maxBytes, signal: call.signal };
      return readAnswer(await (here === undefined ? exchange(poolOf(origin), posted, bounds) : exchangeHere(here, posted, bounds)));
    },
    async retain(instances) {
      await closing(new Set(instances.map(({ url }) => new URL(url).origin)));
    },
    async close() {
      await closing(new Set());
    },
  };
}

