import { readFileSync } from 'node:fs';

import type { Execution } from '@mirex/gateway/answer/choose-answers';
import type { Login } from '@mirex/gateway/http/explorer-routes';
import type { Local } from '@mirex/gateway/instance/local';
import { LIMITS } from '@mirex/gateway/limits/limits';
import type { TokenTrust } from '@mirex/gateway/access/token';
import { type RunningGateway, startGateway } from '@mirex/gateway/gateway';
import { readTopology } from '@mirex/gateway/topology/read-topology';
import { secretsOf } from '@mirex/gateway/topology/secrets';
import { readSubgraphs } from '@mirex/gateway/topology/subgraphs';
import type { Topology } from '@mirex/gateway/topology/topology';
import { MIREX_CODES, type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';
import type { Logger } from 'pino';

import { NATIONAL, REGIONAL } from '../catalogue.ts';
import { sealSecret } from './secrets.ts';

/** A pre-registration file of a whole MIREX fits, in base64. */
const LARGEST_BODY = 8 * 1024 * 1024;

export interface GatewayPart {
  readonly mirex: readonly MirexCode[];
  readonly master: string;
  /** Where the instances of this process answer. */
  readonly instancesUrl: string;
  readonly host: string;
  readonly port: number;
  readonly tokens: TokenTrust;
  readonly login: Login | undefined;
  /** The instances of this process; without it they are asked over HTTP. */
  readonly local?: Local;
  /** Who executes plans; we do when absent. */
  readonly execution?: Execution;
  readonly log: Logger;
  readonly now: () => Date;
}

/** The gateway over the instances of this process: the same as over any others, by a topology that it reads and checks. */
export function startGatewayPart({ mirex, master, instancesUrl, host, port, tokens, login, local, execution, log, now }: GatewayPart): Promise<RunningGateway> {
  const supergraph = sdlOf('supergraph');
  return startGateway({
    production: false, host, port, supergraph,
    sharded: new Map(REGIONAL.map(({ name }) => [name, sdlOf(name)])),
    topology: topologyOf(supergraph, mirex, master, instancesUrl),
    tokens,
    limits: { ...LIMITS, bodyBytes: LARGEST_BODY },
    introspection: true,
    explorer: login === undefined ? {} : { login },
    now: () => now().getTime(),
    ...(local && { local }),
    ...(execution && { execution }),
  }, log);
}

const sdlOf = (name: string): string => readFileSync(new URL(`../../../../schema/sdl/${name}.graphql`, import.meta.url), 'utf8');

function topologyOf(supergraph: string, mirex: readonly MirexCode[], master: string, url: string): Topology {
  const secrets = Object.fromEntries(([NATION, ...mirex] as Owner[]).map((owner) => [`MIREX_SECRET_${owner}`, sealSecret(master, owner)]));
  const file = {
    view: mirex.length === MIREX_CODES.length ? 'national' : [...mirex],
    nation: { url, secret: { env: `MIREX_SECRET_${NATION}` } },
    hosts: mirex.map((code) => ({ name: code.toLowerCase(), url, mirex: [code], secret: { env: `MIREX_SECRET_${code}` } })),
  };
  const read = readTopology(JSON.stringify(file), readSubgraphs(supergraph, NATIONAL.map(({ name }) => name)), secretsOf(secrets));
  if (!read.ok) throw new Error(`the embedded topology has faults: ${read.refusal.faults.join(' ')}`);
  return read.value;
}
