import { parse } from 'yaml';

import { NATION } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { isSealSecret, SEAL_KEY_LENGTH } from '@mirex/schema/signature';

import { type Provider, shareOut } from './providers.ts';
import type { Subgraphs } from './subgraphs.ts';
import { type SecretReference, type TopologyFile, topologyFile } from './topology-file.ts';
import type { Instance, Topology } from './topology.ts';
import { unknownNames } from './unknown-names.ts';
import { readView } from './view.ts';

/** Every fault of the file, each a French sentence; the order is that of the file. */
export interface TopologyRefusal {
  readonly code: 'TOPOLOGY_INVALID';
  readonly faults: readonly string[];
}

/** Gives the secret that a reference names; undefined or empty when there is none. */
export type ResolveSecret = (reference: SecretReference) => string | undefined;

const DEADLINE_MS = 10_000;

/**
 * Reads a topology file, YAML or JSON, and names every fault at once.
 *
 * When the shape itself is wrong, only its faults are named: nothing more can be said of a file that cannot be read.
 */
export function readTopology(text: string, subgraphs: Subgraphs, resolveSecret: ResolveSecret): Outcome<Topology, TopologyRefusal> {
  const file = readFile(text);
  if (!file.ok) return file;
  const view = readView(file.value.view);
  const faults = [...view.faults, ...unknownNames(file.value, subgraphs)];
  const shared = subgraphs.sharded.map((subgraph) => shareOut(file.value, subgraph, view.mirex));
  faults.push(...shared.flatMap((part) => part.faults));

  const secretOf = secretReader(resolveSecret, faults);
  const providers = [...subgraphs.national.map((subgraph) => national(file.value, subgraph)), ...shared.flatMap((part) => part.providers)];
  const instances = providers.map(({ subgraph, mirex, name, url, readyUrl, secret, deadlineMs = DEADLINE_MS }): Instance => (
    { subgraph, mirex, name, url, readyUrl, deadlineMs, secret: secretOf(secret) }
  ));
  if (faults.length > 0) return refuse({ code: 'TOPOLOGY_INVALID', faults });
  return accept({ mirex: view.mirex, instances: Map.groupBy(instances, ({ subgraph }) => subgraph) });
}

function readFile(text: string): Outcome<TopologyFile, TopologyRefusal> {
  try {
    const read = topologyFile.safeParse(parse(text));
    if (read.success) return accept(read.data);
    return refuse({ code: 'TOPOLOGY_INVALID', faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'fichier'} : ${message}.`) });
  } catch (error) {
    return refuse({ code: 'TOPOLOGY_INVALID', faults: [`fichier : ni YAML ni JSON (${(error as Error).message.split('\n')[0]}).`] });
  }
}

function national({ nation: { url, secret, deadlineMs } }: TopologyFile, subgraph: string): Omit<Provider, 'mirex'> & Pick<Instance, 'mirex'> {
  const base = `${url.replace(/\/+$/, '')}/${NATION}/${subgraph}`;
  return { subgraph, mirex: [NATION], name: `${NATION}/${subgraph}`, url: `${base}/graphql`, readyUrl: `${base}/readyz`, secret, deadlineMs };
}

/** Asks for each secret once and names it once, however many instances share it. */
function secretReader(resolve: ResolveSecret, faults: string[]): (reference: SecretReference) => string {
  const known = new Map<string, string>();
  return (reference) => {
    const where = 'env' in reference ? `la variable ${reference.env}` : `le fichier ${reference.file}`;
    const read = known.get(where) ?? resolve(reference)?.trim() ?? '';
    if (!known.has(where) && read === '') faults.push(`secret : ${where} n’en contient pas.`);
    else if (!known.has(where) && !isSealSecret(read)) faults.push(`secret : une clé que contient ${where} a moins de ${SEAL_KEY_LENGTH} caractères.`);
    known.set(where, read);
    return read;
  };
}
