import { join } from 'node:path';

import type { KeyRing } from '@mirex/kit/privacy/key-ring.rules';
import { NATION, type Owner } from '@mirex/schema/mirex';

import { NATIONAL, REGIONAL } from '../catalogue.ts';
import { startEmbedded } from '../postgres/embedded.ts';
import { eraseEmbedded, refuseReset } from '../postgres/erase.ts';
import { provision } from '../postgres/provision.ts';
import { derivedKeyRing, keepKeyRing } from './key-ring.ts';
import type { ProductOptions } from './options.ts';
import { roleSecret } from './secrets.ts';

/** A PostgreSQL server: ours, embedded, or the user's. */
export interface Server {
  readonly adminUrl: string;
  /** What every other secret of this installation is derived from. */
  readonly master: string;
  /** `PostgreSQL 18.4 embarqué, port 41234` as the terminal shows it. */
  readonly label: string;
  /** Settles when an embedded server is gone though nobody stopped it. */
  readonly ended: Promise<void>;
  /** What personal values are sealed with at rest. */
  readonly keyRing: KeyRing;
  readonly databasePrefix?: string | undefined;
  stop(): Promise<void>;
}

type ServerOptions = Pick<ProductOptions, 'directory' | 'databaseUrl' | 'secret' | 'databasePrefix' | 'keyRing' | 'reset'>;

/** @param beside whether to use a server that another process of ours started: the command line beside a running product. */
export async function openServer({ directory, databaseUrl, secret, databasePrefix, keyRing, reset }: ServerOptions, beside = false): Promise<Server> {
  if (databaseUrl !== undefined) {
    if (reset) refuseReset(databaseUrl);
    const label = `PostgreSQL de ${new URL(databaseUrl).host}`;
    return {
      adminUrl: databaseUrl, master: secret ?? '', keyRing: keyRing ?? derivedKeyRing(secret ?? ''), databasePrefix, label, ended: new Promise(() => {}), stop: async () => {},
    };
  }
  const home = join(directory, 'postgres');
  if (reset) await eraseEmbedded(home);
  const embedded = await startEmbedded({ directory: home, join: beside });
  return {
    adminUrl: embedded.url(), master: embedded.secret, keyRing: keyRing ?? keepKeyRing(directory), databasePrefix, ended: embedded.ended, stop: () => embedded.stop(),
    label: `PostgreSQL embarqué, port ${embedded.port}${embedded.adopted ? ', repris en marche' : ''}`,
  };
}

/** One database per owner, one schema and role per subgraph; gives the address of each. */
export async function openDatabases(server: Server, mirex: ProductOptions['mirex'], report?: (ready: number, total: number) => void): Promise<(owner: Owner, subgraph: string) => string> {
  const tenants = [
    { owner: NATION as Owner, subgraphs: NATIONAL.map(({ name }) => name) },
    ...mirex.map((owner) => ({ owner: owner as Owner, subgraphs: REGIONAL.map(({ name }) => name) })),
  ];
  const { adminUrl, master, databasePrefix: prefix } = server;
  const provisioned = await provision({ adminUrl, secret: roleSecret(master), tenants, ...(prefix !== undefined && { prefix }), ...(report && { report }) });
  return (owner, subgraph) => provisioned.url(owner, subgraph);
}
