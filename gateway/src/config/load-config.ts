import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { DocumentTrust } from '../documents/document-trust.ts';
import { readManifest } from '../documents/manifest.ts';
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
  const documents = documentsOf(settings.ok ? settings.value.GATEWAY_DOCUMENTS : 'off', environment, faults);
  if (!settings.ok || supergraph === undefined || topology?.ok !== true || faults.length > 0) return refuse({ code: 'CONFIG_INVALID', faults });
  return accept(configOf(settings.value, { supergraph, topology: topology.value, sharded, documents }));
}

function configOf(settings: Settings, files: Pick<GatewayConfig, 'supergraph' | 'topology' | 'sharded' | 'documents'>): GatewayConfig {
  const production = settings.NODE_ENV === 'production';
  const explorer = (settings.GATEWAY_EXPLORER ?? (production ? 'off' : 'on')) === 'on';
  const { TOKEN_ISSUER: issuer, TOKEN_AUDIENCE: audience, TOKEN_JWKS: jwks, TOKEN_SECRET: secret = '', GATEWAY_LOGIN_CLIENT_ID: clientId, GATEWAY_LOGIN_SCOPE: scope } = settings;
  return {
    ...files, production, host: settings.GATEWAY_HOST, port: settings.GATEWAY_PORT,
    tokens: { issuer, audience, key: jwks === undefined ? { secret } : { jwks } },
    limits: {
      ...LIMITS, bodyBytes: settings.GATEWAY_MAX_BODY_BYTES, requestMs: settings.GATEWAY_REQUEST_MS, cost: settings.GATEWAY_MAX_COST,
      pointsPerMinute: settings.GATEWAY_POINTS_PER_MINUTE,
    },
    introspection: explorer, execution: settings.GATEWAY_EXECUTION,
    ...(explorer ? { explorer: clientId === undefined ? {} : { login: { issuer, clientId, scope } } } : {}),
  };
}

/** No manifest is read when every document is answered. */
function documentsOf(mode: DocumentTrust['mode'], environment: Readonly<Record<string, string | undefined>>, faults: string[]): DocumentTrust {
  const nothing: DocumentTrust = { mode, manifest: new Map() };
  if (mode === 'off') return nothing;
  const before = faults.length;
  const text = textOf('GATEWAY_DOCUMENT_MANIFEST', environment, faults);
  if (text === undefined && faults.length === before) faults.push('GATEWAY_DOCUMENT_MANIFEST : il faut le chemin du manifeste (npm run mirex -- documents).');
  const manifest = text === undefined ? undefined : readManifest(text);
  if (manifest?.ok === false) faults.push(...manifest.refusal.faults.map((fault) => `GATEWAY_DOCUMENT_MANIFEST : ${fault}`));
  return manifest?.ok === true ? { mode, manifest: manifest.value } : nothing;
}

/** A missing variable is already a fault of the settings; only a file that cannot be read is one here. */
function textOf(variable: 'GATEWAY_SUPERGRAPH' | 'GATEWAY_TOPOLOGY' | 'GATEWAY_DOCUMENT_MANIFEST', environment: Readonly<Record<string, string | undefined>>, faults: string[]): string | undefined {
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
