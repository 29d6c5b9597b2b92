import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { LIMITS } from '../limits/limits.ts';
import { readTopology } from '../topology/read-topology.ts';
import { secretsOf } from '../topology/secrets.ts';
import { readSubgraphs } from '../topology/subgraphs.ts';
import type { GatewayConfig } from './gateway-config.ts';
import { type ConfigRefusal, readSettings, type Settings } from './settings.ts';

/** The subgraphs that the nation holds for everybody. */
export const NATIONAL_SUBGRAPHS: readonly string[] = ['referential'];

/** All that a gateway starts with, from an environment and the two files that it names; every fault of the three at once. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Outcome<GatewayConfig, ConfigRefusal> {
  const settings = readSettings(environment);
  const faults = settings.ok ? [] : [...settings.refusal.faults];
  const supergraph = textOf('GATEWAY_SUPERGRAPH', environment, faults);
  const file = textOf('GATEWAY_TOPOLOGY', environment, faults);
  const subgraphs = supergraph === undefined ? undefined : subgraphsOf(supergraph, faults);
  const topology = file === undefined || subgraphs === undefined ? undefined : readTopology(file, subgraphs, secretsOf(environment));
  if (topology?.ok === false) faults.push(...topology.refusal.faults.map((fault) => `topologie : ${fault}`));
  const sharded = readSharded(environment['GATEWAY_SUPERGRAPH'], subgraphs?.sharded ?? [], faults);
  if (!settings.ok || supergraph === undefined || topology?.ok !== true || faults.length > 0) return refuse({ code: 'CONFIG_INVALID', faults });
  return accept(configOf(settings.value, supergraph, topology.value, sharded));
}

function configOf(settings: Settings, supergraph: string, topology: GatewayConfig['topology'], sharded: GatewayConfig['sharded']): GatewayConfig {
  const production = settings.NODE_ENV === 'production';
  const explorer = (settings.GATEWAY_EXPLORER ?? (production ? 'off' : 'on')) === 'on';
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_JWKS: jwks, TOKEN_SECRET: secret = '' } = settings;
  return {
    production, supergraph, topology, sharded, host: settings.GATEWAY_HOST, port: settings.GATEWAY_PORT,
    tokens: { issuer, audience, key: jwks === undefined ? { secret } : { jwks } },
    limits: { ...LIMITS, bodyBytes: settings.GATEWAY_MAX_BODY_BYTES, requestMs: settings.GATEWAY_REQUEST_MS },
    introspection: explorer,
    ...(explorer ? { explorer: {} } : {}),
  };
}

/** A missing variable is already a fault of the settings; only a file that cannot be read is one here. */
function textOf(variable: 'GATEWAY_SUPERGRAPH' | 'GATEWAY_TOPOLOGY', environment: Readonly<Record<string, string | undefined>>, faults: string[]): string | undefined {
  const path = environment[variable];
  if (path === undefined || path.trim() === '') return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    faults.push(`${variable} : le fichier ${path} est illisible.`);
    return undefined;
  }
}

function subgraphsOf(supergraph: string, faults: string[]): ReturnType<typeof readSubgraphs> | undefined {
  try {
    return readSubgraphs(supergraph, NATIONAL_SUBGRAPHS);
  } catch {
    faults.push('GATEWAY_SUPERGRAPH : le fichier n’est pas du GraphQL.');
    return undefined;
  }
}

/** Each sharded subgraph's own SDL stands beside the supergraph: `<folder>/<subgraph>.graphql`. */
function readSharded(supergraph: string | undefined, names: readonly string[], faults: string[]): ReadonlyMap<string, string> {
  if (supergraph === undefined) return new Map();
  return new Map(names.flatMap((name): [string, string][] => {
    const path = join(dirname(supergraph), `${name}.graphql`);
    try {
      return [[name, readFileSync(path, 'utf8')]];
    } catch {
      faults.push(`GATEWAY_SUPERGRAPH : il manque à côté de lui le schéma du sous-graphe ${name} (${path}).`);
      return [];
    }
  }));
}
