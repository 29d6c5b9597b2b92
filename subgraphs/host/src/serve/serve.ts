import { setTimeout as sleep } from 'node:timers/promises';

import { loadNationalReferential } from '@mirex/referential/national/load-national-referential';
import { newLog } from '@mirex/kit/log';
import { NATION, type Owner } from '@mirex/schema/mirex';
import type { Logger } from 'pino';

import { SUBSCRIPTIONS } from '../catalogue.ts';
import { bringEdition, type NationAddress, startCourier } from '../installation/edition-courier.ts';
import { type Installation, startInstallation } from '../installation/installation.ts';
import { provision } from '../postgres/provision.ts';

import { kindOf, type ServeOptions } from './serve-options.ts';
import { peersOf } from './serve-peers.ts';

const RETRY_MS = 2_000;

export interface ServedInstances {
  readonly url: string;
  /** Reads the files of seal secrets again; what is in them counts from the next request on. */
  readonly reload: () => void;
  close(): Promise<void>;
}

/** Starts the instances of some owners in this process. They answer at once, and are ready when they hold an edition. */
export async function serveInstances(options: ServeOptions): Promise<ServedInstances> {
  const { owners, subgraphs, databaseUrl, databaseSecret, databasePrefix, keyRing, sealSecrets, eventsUrl, host, port, logLevel } = options;
  const log = newLog(logLevel, 'mirex');
  const now = (): Date => new Date();
  const secretOf = (owner: Owner): string => sealSecrets.of(owner);
  const tenancies = owners.map((owner) => ({ owner, subgraphs: kindOf(owner).filter(({ name }) => subgraphs.includes(name)), secret: () => secretOf(owner) }));
  const provisioned = await provision({
    adminUrl: databaseUrl, secret: databaseSecret,
    tenants: tenancies.map(({ owner, subgraphs: served }) => ({ owner, subgraphs: served.map(({ name }) => name) })),
    ...(databasePrefix !== undefined && { prefix: databasePrefix }),
  });
  const installation: Installation = await startInstallation({
    tenancies, databaseUrl: (owner, name) => provisioned.url(owner, name), keyRing, subscriptions: SUBSCRIPTIONS, host, port, log, now, ...(eventsUrl && { eventsUrl }),
    personSecret: options.personSecret,
    peers: peersOf(options.peers, { owners, url: () => installation.url, nationUrl: options.nationUrl, secretOf }),
  });
  if (owners.includes(NATION)) await loadNationalReferential(installation.find(NATION, 'referential').context(), (step) => log.info(step));
  const nation: NationAddress = { url: options.nationUrl ?? installation.url, secret: () => secretOf(NATION) };
  const courier = startCourier(installation.instances, nation, log, now);
  const stopping = new AbortController();
  void bringFirstEdition(installation, nation, log, stopping.signal);
  return {
    url: installation.url,
    reload: () => {
      const faults = sealSecrets.reload();
      if (faults.length > 0) log.error({ faults }, 'seal secrets refused, the old ones stay');
    },
    close: async () => {
      stopping.abort();
      courier.close();
      await installation.close();
    },
  };
}

/** The nation may start later than a MIREX, or be down: asked again until it has answered once. */
async function bringFirstEdition({ instances }: Installation, nation: NationAddress, log: Logger, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const instance of instances) await bringEdition(instance, nation, new Date());
      return;
    } catch (error) {
      log.warn({ err: error }, 'the nation has not given its edition yet');
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
