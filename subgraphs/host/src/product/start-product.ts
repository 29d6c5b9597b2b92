import { NATION, type Owner } from '@mirex/schema/mirex';
import { newLog } from '@mirex/kit/log';
import type { RunningGateway } from '@mirex/gateway/gateway';

import { NATIONAL, REGIONAL, SUBSCRIPTIONS } from '../catalogue.ts';
import { bringEdition, startCourier } from '../installation/edition-courier.ts';
import { type Installation, startInstallation } from '../installation/installation.ts';
import { openDatabases, openServer, type Server } from './database.ts';
import { startGatewayPart } from './gateway-part.ts';
import { developmentTrust, identities, type Identity } from './identities.ts';
import type { ProductOptions } from './options.ts';
import { sealSecret, tokenSecret } from './secrets.ts';

/** Tells how far a step is: a sentence, or how many of how many. */
export type Report = (progress: string) => void;

/** Runs one step of the start and shows it. */
export type Step = <Value>(title: string, run: (report: Report) => Promise<Value>) => Promise<Value>;

export interface Product {
  readonly gateway: RunningGateway;
  readonly installation: Installation;
  readonly identities: readonly Identity[];
  /** Settles when the embedded PostgreSQL is gone though nobody stopped it. */
  readonly databaseEnded: Promise<void>;
  stop(): Promise<void>;
}

/** The steps that load data; each is done once per database and says so when there is nothing left to do. */
export interface Content {
  readonly referential: (installation: Installation, report: Report) => Promise<void>;
  readonly demonstration: (installation: Installation, options: ProductOptions, report: Report) => Promise<void>;
}

/** Everything in this process, from an empty folder to an open gateway. What was started is stopped when a later step fails. */
export async function startProduct(options: ProductOptions, content: Content, step: Step): Promise<Product> {
  const started: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    const log = newLog(options.logLevel, 'mirex');
    const now = (): Date => new Date();
    const server = await step('PostgreSQL', async (report) => {
      const opened = await openServer(options);
      report(opened.label);
      return opened;
    });
    started.push(server.stop);
    const databaseUrl = await step('Bases', (report) => openDatabases(server, options.mirex, (ready, total) => report(`${ready}/${total}`)));
    const installation = await step('Sous-graphes', (report) => startInstallation({
      tenancies: tenanciesOf(options, server),
      databaseUrl, subscriptions: SUBSCRIPTIONS, host: '127.0.0.1', port: 0, log, now,
      report: (ready, total) => report(`${ready}/${total} instances`),
    }));
    started.push(installation.close);
    await step('Référentiel national', (report) => content.referential(installation, report));
    const nation = { url: installation.url, secret: sealSecret(server.master, NATION) };
    await step('Édition du référentiel', async (report) => {
      await Promise.all(installation.instances.map((instance) => bringEdition(instance, nation, now())));
      report(`${installation.instances.length} instances`);
    });
    const courier = startCourier(installation.instances, nation, log, now);
    started.push(async () => courier.close());
    await step('Session de démonstration', (report) => content.demonstration(installation, options, report));
    const people = await identities(options.mirex, developmentTrust(tokenSecret(server.master)), Date.now());
    const gateway = await step('Passerelle', () => startGatewayPart({
      mirex: options.mirex, master: server.master, instancesUrl: installation.url, host: options.host, port: options.port, identities: people, log,
    }));
    started.push(gateway.close);
    return { gateway, installation, identities: people, databaseEnded: server.ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const tenanciesOf = ({ mirex }: ProductOptions, { master }: Server) => [
  { owner: NATION as Owner, subgraphs: NATIONAL, secret: sealSecret(master, NATION) },
  ...mirex.map((owner) => ({ owner: owner as Owner, subgraphs: REGIONAL, secret: sealSecret(master, owner) })),
];
