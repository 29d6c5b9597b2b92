import { fileURLToPath } from 'node:url';

import { developmentToken } from '@mirex/gateway/access/development-token';
import type { TokenTrust } from '@mirex/gateway/access/token';
import { MIREX_CODES } from '@mirex/schema/mirex';

import { type RunningProcess, startProcess } from './running-process.ts';

const MAIN = fileURLToPath(new URL('../../../gateway/dist/main.js', import.meta.url));
const SUPERGRAPH = fileURLToPath(new URL('../../../schema/sdl/supergraph.graphql', import.meta.url));

export interface GatewayAnswer {
  readonly status: number;
  // A test reads what it asked for; typing every answer would say nothing more.
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly data: any;
  readonly errors: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Readonly<Record<string, unknown>> }[];
  readonly extensions: { readonly mirex?: { readonly asked: readonly string[]; readonly missing: readonly string[]; readonly complete: boolean } };
  /** By the clock, in milliseconds. */
  readonly took: number;
}

export interface GatewayProcess extends RunningProcess {
  readonly ask: (query: string, variables?: object) => Promise<GatewayAnswer>;
  /** What it has written to its log since it began, faults and refused topologies. */
  readonly log: readonly string[];
  /** What whoever asks is recognised by. */
  readonly token: string;
  /** Whose tokens it believes. */
  readonly trust: TokenTrust;
  /** What another process needs of its environment, to believe the same tokens and lead to the same secrets. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface GatewayStart {
  /** The path of the topology file. */
  readonly topology: string;
  /** What the file's references to secrets lead to. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly tokenSecret: string;
  /** What node is told before, as `laterBy` gives it, and by how much its clock is later then. */
  readonly preloaded?: readonly string[];
  readonly later?: number;
}

/** Starts `node gateway/dist/main.js` over a topology file; whoever asks is an agent of the national bureau. */
export async function startGatewayProcess({ topology, secrets, tokenSecret, preloaded = [], later = 0 }: GatewayStart): Promise<GatewayProcess> {
  const trust: TokenTrust = { issuer: 'test', audience: 'mirex-graph', key: { secret: tokenSecret } };
  const claims = { sub: 'bureau', name: 'Bureau', roles: ['BEX', 'UNIT', 'HEAD'], mirex: MIREX_CODES };
  const token = await developmentToken(claims, trust, { production: false, now: Date.now() + later, hours: 1 });
  const log: string[] = [];
  const environment = { TOKEN_ISSUER: trust.issuer, TOKEN_AUDIENCE: trust.audience, TOKEN_SECRET: tokenSecret, ...secrets };
  const started = await startProcess([...preloaded, MAIN], {
    GATEWAY_HOST: '127.0.0.1', GATEWAY_PORT: '0', GATEWAY_SUPERGRAPH: SUPERGRAPH, GATEWAY_TOPOLOGY: topology, GATEWAY_LOG_LEVEL: 'error',
    GATEWAY_EXPLORER: 'off', GATEWAY_POINTS_PER_MINUTE: '999999999', ...environment,
  }, (line) => void log.push(line));
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const ask = async (query: string, variables: object = {}): Promise<GatewayAnswer> => {
    const start = performance.now();
    const response = await fetch(`${started.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    const { data, errors = [], extensions = {} } = (await response.json()) as Partial<GatewayAnswer>;
    return { status: response.status, data, errors, extensions, took: performance.now() - start };
  };
  return { ...started, ask, log, token, trust, environment };
}
