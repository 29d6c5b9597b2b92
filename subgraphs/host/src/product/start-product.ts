import { NATION, type Owner } from '@mirex/schema/mirex';
import { peerSecret } from '@mirex/schema/signature';
import type { Execution } from '@mirex/gateway/answer/choose-answers';
import type { RunningGateway } from '@mirex/gateway/gateway';
import { newLog } from '@mirex/kit/log';
import type { PeerAddresses } from '@mirex/kit/peer/ask-peers';

import { NATIONAL, REGIONAL, SUBSCRIPTIONS } from '../catalogue.ts';
import { demonstrationFaults } from '../identity/development-only.rules.ts';
import { bringEdition, type Courier, type NationAddress, startCourier } from '../installation/edition-courier.ts';
import { type Installation, type InstallationOptions, startInstallation } from '../installation/installation.ts';
import type { Report, Step } from '../progress/steps.ts';
import { openDatabases, openServer, type Server } from './database.ts';
import { type GatewayPart, startGatewayPart } from './gateway-part.ts';
import { type Identities, type Identity, openIdentities } from './identities.ts';
import type { ProductOptions } from './options.ts';
import { personSecret, sealSecret } from './secrets.ts';

/** What is loaded into a new installation; each says so and does nothing when it is there already. */
export interface Content {
  readonly referential: (installation: Installation, options: ProductOptions, report: Report) => Promise<void>;
  /** Absent from a rehearsal, which acts its own session. */
  readonly demonstration?: (installation: Installation, options: ProductOptions, report: Report) => Promise<void>;
}

export interface Product {
  readonly gateway: RunningGateway;
  readonly installation: Installation;
  /** Nobody when an identity provider of the user's says who is who. */
  readonly identities: readonly Identity[];
  /** Settles when the embedded PostgreSQL is gone though nobody stopped it. */
  readonly databaseEnded: Promise<void>;
  /** What the courier does every few seconds, now: the newest edition, the orders and the duties of each instance. */
  readonly look: () => Promise<void>;
}

/** What a test or a rehearsal gives the product besides its options. */
export interface ProductPorts {
  /** The clock of every part; the machine's unless said. */
  readonly now?: () => Date;
  readonly onStatement?: InstallationOptions['onStatement'];
}

/** Everything in this process, from an empty folder to an open gateway, step by step. */
export class ProductStart {
  readonly #options: ProductOptions;
  readonly #content: Content;
  readonly #log;
  readonly #onStatement;
  readonly #now;
  readonly #ends: (() => Promise<void>)[] = [];
  #server!: Server;
  #databaseUrl!: InstallationOptions['databaseUrl'];
  #installation!: Installation;
  #identities!: Identities;
  #courier!: Courier;
  #gateway!: RunningGateway;

  constructor(options: ProductOptions, content: Content, { now = () => new Date(), onStatement }: ProductPorts = {}) {
    this.#options = options;
    this.#content = content;
    this.#log = newLog(options.logLevel, 'mirex');
    this.#onStatement = onStatement;
    this.#now = now;
  }

  /** In order; none may be left out. When one fails, `stop` ends what the others started. */
  get steps(): readonly Step[] {
    const { referential, demonstration } = this.#content;
    return [
      { title: 'PostgreSQL', run: (report) => this.#openServer(report) },
      { title: 'Bases de données', run: (report) => this.#openDatabases(report) },
      { title: 'Instances', run: (report) => this.#startInstances(report) },
      { title: 'Référentiel national', run: (report) => referential(this.#installation, this.#options, report) },
      { title: 'Édition du référentiel', run: (report) => this.#bringEditions(report) },
      ...(demonstration ? [{ title: 'Session de démonstration', run: (report: Report) => demonstration(this.#installation, this.#options, report) }] : []),
      { title: 'Identités', run: (report) => this.#openIdentities(report) },
      { title: 'Passerelle', run: (report) => this.#openGateway(report) },
    ];
  }

  /** What runs, once all steps are done. */
  get product(): Product {
    return { gateway: this.#gateway, installation: this.#installation, identities: this.#identities.people, databaseEnded: this.#server.ended, look: () => this.#courier.look() };
  }

  /** Ends what was started, the last first; PostgreSQL is the last to end. */
  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
  }

  async #openServer(report: Report): Promise<void> {
    this.#server = await openServer(this.#options);
    this.#ends.push(() => this.#server.stop());
    report(this.#server.label);
  }

  async #openDatabases(report: Report): Promise<void> {
    this.#databaseUrl = await openDatabases(this.#server, this.#options.mirex, report);
  }

  async #startInstances(report: Report): Promise<void> {
    this.#installation = await startInstallation({
      tenancies: [this.#tenancy(NATION, NATIONAL), ...this.#options.mirex.map((owner) => this.#tenancy(owner, REGIONAL))],
      databaseUrl: this.#databaseUrl, keyRing: this.#server.keyRing, subscriptions: SUBSCRIPTIONS, host: '127.0.0.1', port: 0, log: this.#log, now: this.#now, report,
      peers: (asker) => this.#peers(asker),
      personSecret: personSecret(this.#server.master),
      ...(this.#onStatement && { onStatement: this.#onStatement }),
    });
    this.#ends.push(() => this.#installation.close());
  }

  /** The MIREX that are not started here are nowhere. */
  readonly #peers = (asker: Owner): PeerAddresses => (owner) =>
    (owner === NATION || this.#options.mirex.includes(owner) ? { url: this.#installation.url, secret: peerSecret(sealSecret(this.#server.master, owner), asker) } : undefined);

  readonly #tenancy = (owner: Owner, subgraphs: typeof REGIONAL) => ({ owner, subgraphs, secret: () => sealSecret(this.#server.master, owner) });

  async #bringEditions(report: Report): Promise<void> {
    const nation: NationAddress = { url: this.#installation.url, secret: () => sealSecret(this.#server.master, NATION) };
    const { instances } = this.#installation;
    await Promise.all(instances.map((instance) => bringEdition(instance, nation, this.#now())));
    this.#courier = startCourier(instances, nation, this.#log, this.#now);
    this.#ends.push(async () => this.#courier.close());
    report(instances.length, instances.length);
  }

  async #openIdentities(report: Report): Promise<void> {
    const { mirex, port, provider } = this.#options;
    const [fault] = demonstrationFaults(this.#options);
    if (fault !== undefined) throw new Error(fault);
    this.#identities = provider === undefined
      ? await openIdentities({ mirex, master: this.#server.master, port: port === 0 ? 0 : port + 1, installation: this.#installation, log: this.#log })
      : { trust: provider.trust, login: provider.login, people: [], close: async () => undefined };
    this.#ends.push(() => this.#identities.close());
    report(this.#identities.trust.issuer);
  }

  async #openGateway(report: Report): Promise<void> {
    const { host, port } = this.#options;
    this.#gateway = await startGatewayPart({ ...this.#gatewayParts, host, port, local: this.#installation.local });
    this.#ends.push(() => this.#gateway.close());
    report(this.#gateway.url);
  }

  /** Another gateway over the same instances, which asks them over HTTP as from another machine. Whoever opens it closes it. */
  gatewayBeside(execution: Execution): Promise<RunningGateway> {
    return startGatewayPart({ ...this.#gatewayParts, host: '127.0.0.1', port: 0, execution });
  }

  get #gatewayParts(): Omit<GatewayPart, 'host' | 'port'> {
    const { trust: tokens, login } = this.#identities;
    return { mirex: this.#options.mirex, master: this.#server.master, instancesUrl: this.#installation.url, tokens, login, log: this.#log, now: this.#now };
  }
}
