import type { Owner } from '@mirex/schema/mirex';
import type { Subscriptions } from '@mirex/kit/events/outbox';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { startDuties } from '@mirex/kit/duty/duty';
import { Instance, type Reply, type Request } from '@mirex/kit/instance';
import type { PeerAddresses } from '@mirex/kit/peer/ask-peers';
import type { KeyRing } from '@mirex/kit/privacy/key-ring.rules';
import { answerGraphql, serve } from '@mirex/kit/server';
import type { Subgraph } from '@mirex/kit/subgraph';
import type { Logger } from 'pino';

import { deliverTo } from './deliver.ts';

/** The subgraphs that one process serves for one owner. */
export interface Tenancy {
  readonly owner: Owner;
  readonly subgraphs: readonly Subgraph[];
  /** Seals what is sent to these instances. */
  readonly secret: () => string;
}

export interface InstallationOptions {
  readonly tenancies: readonly Tenancy[];
  readonly databaseUrl: (owner: Owner, subgraph: string) => string;
  /** What personal values are sealed with at rest. */
  readonly keyRing: KeyRing;
  readonly subscriptions: Subscriptions;
  /** Where this process listens; port 0 takes any free one. */
  readonly host: string;
  readonly port: number;
  /** Where events are told, when not to this process itself. */
  readonly eventsUrl?: string;
  /** Where the instances of other owners answer, as one owner has to know it. */
  readonly peers?: (asker: Owner) => PeerAddresses;
  /** What persons' hashes are keyed with, the same in every MIREX. */
  readonly personSecret?: string | undefined;
  readonly log: Logger;
  readonly now?: () => Date;
  /** Told of each instance that has started. */
  readonly report?: (started: number, total: number) => void;
  readonly onStatement?: (owner: Owner, subgraph: string, sql: string) => void;
}

/** A process that serves instances: the rows of one owner or of several, by one subgraph or by all. */
export interface Installation {
  /** `http://127.0.0.1:4101`: an instance is at `<url>/<owner>/<subgraph>`. */
  readonly url: string;
  readonly instances: readonly Instance[];
  readonly find: (owner: Owner, subgraph: string) => Instance;
  /** The GraphQL of the instance that answers at an address of this process, without its socket; undefined for other addresses. */
  readonly local: (url: string) => ((request: Request) => Promise<Reply>) | undefined;
  close(): Promise<void>;
}

/** Starts every instance, then listens: nobody is answered by half of an installation. */
export async function startInstallation(options: InstallationOptions): Promise<Installation> {
  const { tenancies, databaseUrl, keyRing, subscriptions, host, port, eventsUrl, peers, log, now = () => new Date(), report, onStatement } = options;
  let url = '';
  const kinds = [...new Set(tenancies.flatMap(({ subgraphs }) => subgraphs))];
  const servers = new Map(await Promise.all(kinds.map(async (subgraph) => [subgraph, await graphqlServer(subgraph, log)] as const)));
  const places = tenancies.flatMap(({ owner, subgraphs, secret }) => subgraphs.map((subgraph) => ({ owner, subgraph, secret })));
  let started = 0;
  const instances = await Promise.all(places.map(async ({ owner, subgraph, secret }) => {
    const server = servers.get(subgraph);
    if (!server) throw new Error(`no server was made for ${subgraph.name}`);
    const instance = await Instance.start({
      subgraph, owner, server, secret, keyRing, subscriptions, now,
      databaseUrl: databaseUrl(owner, subgraph.name),
      deliver: deliverTo(owner, secret, () => eventsUrl ?? url, now),
      log: log.child({ subgraph: subgraph.name, mirex: owner }),
      personSecret: options.personSecret,
      ...(peers && { peers: peers(owner) }),
      ...(onStatement && { onStatement: (sql: string) => onStatement(owner, subgraph.name, sql) }),
    });
    report?.((started += 1), places.length);
    return instance;
  }));
  const listener = await serve(() => instances, { host, port, log });
  url = listener.url;
  const here = new Map<string, ReturnType<Installation['local']>>(instances.map((instance) => [`${url}/${instance.owner}/${instance.name}/graphql`, (request: Request) => answerGraphql(instance, request, log)] as const));
  const duties = startDuties(instances, log);

  return {
    url, instances,
    local: (address) => here.get(address),
    find: (owner, name) => {
      const found = instances.find((instance) => instance.owner === owner && instance.name === name);
      if (!found) throw new Error(`${name}@${owner} is not served here`);
      return found;
    },
    close: async () => {
      await duties.close();
      await listener.close();
      await Promise.all(instances.map((instance) => instance.close()));
      await Promise.all([...servers.values()].map((server) => server.stop()));
    },
  };
}
