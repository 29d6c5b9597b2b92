// First: it brings the metadata that the decorators of all others need.
import { diplomas } from '@mirex/diplomas/subgraph';
import { publish } from '@mirex/diplomas/publication/publish.service';
import { developmentTrust } from '@mirex/gateway/access/development-token';
import { startGateway } from '@mirex/gateway/gateway';
import { LIMITS } from '@mirex/gateway/limits/limits';
import { openLog } from '@mirex/gateway/log/log';
import { readTopology } from '@mirex/gateway/topology/read-topology';
import { readSubgraphs } from '@mirex/gateway/topology/subgraphs';
import { REGIONAL } from '@mirex/host/catalogue';
import { SYSTEM } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import { answerGraphql, serve } from '@mirex/kit/server';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import { readFileSync } from 'node:fs';

import { cpuMicros } from '../cpu.ts';
import { HOUR, PEOPLE, PUBLICATION } from '../published-people.ts';
import type { Addresses, Started } from './publication-hour.ts';

let statements = 0;
const sdlOf = (name: string): string => readFileSync(new URL(`../../../../schema/sdl/${name}.graphql`, import.meta.url), 'utf8');

/** Everything of a publication hour in one process: a MIREX's diplomas, its results out, and the gateway before them. */
async function start({ databaseUrl, secret }: Started): Promise<Addresses> {
  const log = newLog('silent', 'bench');
  const instance = await Instance.start({
    subgraph: diplomas, owner: 'NO', server: await graphqlServer(diplomas, log), databaseUrl, secret: () => secret, keyRing: TEST_KEYS, subscriptions: {}, log,
    now: () => new Date(Math.max(Date.now(), HOUR.getTime())), onStatement: () => void (statements += 1),
  });
  const { em } = instance.context();
  await keepEdition(em, { number: 1, dataSets: { specialities: [], establishments: [], territories: [], calendars: [], regulations: [], papers: [] } });
  await em.execute(PEOPLE);
  const outcome = await publish(PUBLICATION, instance.context(SYSTEM));
  if (!outcome.ok) throw new Error(`not published: ${JSON.stringify(outcome)}`);

  const supergraph = sdlOf('supergraph');
  const nowhere = 'http://127.0.0.1:9';
  const file = { view: 'NO', nation: { url: nowhere, secret: { env: 'SECRET' } }, hosts: [{ name: 'no', url: nowhere, mirex: ['NO'], secret: { env: 'SECRET' } }] };
  const topology = readTopology(JSON.stringify(file), readSubgraphs(supergraph, ['referential']), () => secret);
  if (!topology.ok) throw new Error(topology.refusal.faults.join('\n'));
  const gateway = await startGateway({
    production: true, host: '127.0.0.1', port: 0, supergraph, topology: topology.value, sharded: new Map(REGIONAL.map(({ name }) => [name, sdlOf(name)])), tokens: developmentTrust(secret),
    limits: LIMITS, introspection: false, local: (url) => (url.endsWith('/NO/diplomas/graphql') ? (request) => answerGraphql(instance, request, log) : undefined),
  }, openLog('error'));
  const server = await serve(() => [instance], { host: '127.0.0.1', port: 0, log });
  return { gateway: gateway.url, instance: `${server.url}/NO/diplomas/graphql` };
}

process.on('message', (message: 'usage' | Started) => {
  if (message === 'usage') process.send?.({ cpu: cpuMicros(), memory: process.memoryUsage.rss(), statements });
  else start(message).then((started) => process.send?.(started), (error: unknown) => process.send?.({ fault: String((error as Error).stack) }));
});
process.once('disconnect', () => process.exit());
