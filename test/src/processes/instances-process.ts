import { fileURLToPath } from 'node:url';

import type { Owner } from '@mirex/schema/mirex';
import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';

import { type RunningProcess, startProcess } from './running-process.ts';

const MAIN = fileURLToPath(new URL('../../../subgraphs/host/dist/serve/main.js', import.meta.url));

/** A real process that serves instances. */
export type InstancesProcess = RunningProcess;

/** Suites run at once on one server: under one prefix, each would take the roles of the other, and set their passwords anew. */
export type InstancesEnvironment = Readonly<Record<string, string> & { DATABASE_PREFIX: string }>;

/** Starts `node …/serve/main.js`; port 0 unless said. @param preloaded what node is told before, as `laterBy` gives it. */
export const startInstancesProcess = (environment: InstancesEnvironment, preloaded: readonly string[] = []): Promise<InstancesProcess> =>
  startProcess([...preloaded, MAIN], { PORT: '0', LOG_LEVEL: 'silent', ...environment });

/** Which instance, and in whose name: an agent's unless said. */
export interface Asked {
  readonly owner: Owner;
  readonly subgraph: string;
  readonly secret: string;
  readonly who?: object;
}

/** Asks one instance as the gateway does, seal and all. */
export async function askInstance<Data>(base: string, { owner, subgraph, secret, who }: Asked, query: string, variables: object = {}): Promise<Data> {
  const body = JSON.stringify({ query, variables });
  const claims = JSON.stringify(who ?? { sub: 'test', roles: ['BEX', 'UNIT'], mirex: [owner] });
  const header = seal(secret, { at: Date.now(), to: `${subgraph}@${owner}`, claims, body });
  const response = await fetch(`${base}/${owner}/${subgraph}/graphql`, {
    method: 'POST', body,
    headers: { 'content-type': 'application/json', [SEAL_HEADER]: header, [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url') },
  });
  const answer = (await response.json()) as { data?: Data; errors?: unknown };
  if (!answer.data || answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
