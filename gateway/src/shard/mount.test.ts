import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { MirexCode } from '@mirex/schema/mirex';
import { linkShard, SHARD_SDL } from '@mirex/schema/shard/vocabulary';
import { parse } from 'graphql';

import { openLog } from '../log/log.ts';
import { quiet } from '../log/quiet.ts';
import type { Topology } from '../topology/topology.ts';
import { type Mount, mountShards } from './mount.ts';
import { overTheWire } from './over-the-wire.ts';
import { coveragePlugin } from './report.ts';
import { type HttpInstance, toyHttp } from './testing/toy-http.ts';
import { TOY } from './testing/toy-instance.ts';
import { mirexOfRow, type Row } from './testing/toy-rows.ts';
import { TOY_SDL } from './testing/toy-schema.ts';

const row = (id: string, name: string): Row => ({ id, number: id, name, born: 2005, points: 12, budget: '1', speciality: 'AGRO', movedTo: null, years: [], broken: false });
const ROWS = [row('NO-CAN-1', 'Ada'), row('SE-CAN-2', 'Zoé'), row('NE-CAN-3', 'Noa')];
const rowsOf = (mirex: readonly MirexCode[]) => ROWS.filter((candidate) => mirex.includes(mirexOfRow(candidate)));

let instances: HttpInstance[];
let topology: Topology;
let mount: Mount;
let server: ApolloServer;

beforeAll(async () => {
  instances = await Promise.all(([['NO'], ['SE', 'NE']] as const).map((mirex) => toyHttp(rowsOf(mirex), mirex)));
  topology = topologyOf(instances);
  mount = mountShards({ models: new Map([['toy', TOY]]), now: () => Date.now(), limits: { retries: 0, breakAfter: 1000 } });
  const typeDefs = parse(`${linkShard(['@key'])} ${SHARD_SDL} ${TOY_SDL}`);
  const { supergraphSdl, errors } = composeServices([{ name: 'toy', url: 'http://127.0.0.1:9', typeDefs }]);
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
  const parts = { subgraph: 'toy', topology: () => topology, ask: () => Promise.reject(new Error('not this way')), log: openLog('silent') };
  const gateway = new ApolloGateway({ supergraphSdl, logger: quiet(parts.log), buildService: () => mount.dataSourceFor(parts) ?? fail() });
  server = new ApolloServer({ gateway, plugins: [coveragePlugin], stopOnTerminationSignals: false });
  await server.start();
});

afterAll(async () => {
  await server.stop();
  mount.close();
  for (const { server: http } of instances) http.close();
});

const fail = (): never => { throw new Error('the toy is sharded'); };
const topologyOf = (running: readonly HttpInstance[]): Topology => ({ mirex: ['NO', 'NE', 'SE'], instances: new Map([['toy', running.map(({ instance }) => instance)]]) });

async function ask(query: string) {
  const { body } = await server.executeOperation({ query }, { contextValue: { claims: '{"sub":"camille"}', roles: [], visible: undefined, requestId: 'r', signal: new AbortController().signal } });
  if (body.kind !== 'single') throw new Error('incremental');
  return overTheWire(body.singleResult) as unknown as { data: Record<string, unknown>; errors?: { path: unknown; extensions: unknown }[]; extensions: unknown };
}

describe('mounted in a gateway', () => {
  it('three MIREX on two instances are one graph, sealed and scoped', async () => {
    expect(await ask('{ candidates(first: 2) { totalCount nodes { name speciality { code candidateCount } } pageInfo { hasNextPage } } }')).toEqual({
      data: { candidates: {
        totalCount: 3, pageInfo: { hasNextPage: true },
        nodes: [{ name: 'Ada', speciality: { code: 'AGRO', candidateCount: 3 } }, { name: 'Noa', speciality: { code: 'AGRO', candidateCount: 3 } }],
      } },
      extensions: { mirex: { asked: ['NO', 'NE', 'SE'], missing: [], complete: true } },
    });
    expect(await ask('{ statistics(mirex: [SE]) { count } }')).toMatchObject({ data: { statistics: { count: 1 } }, extensions: { mirex: { asked: ['SE'] } } });
  });

  it('one instance killed costs its rows and the total, and is back without a restart', async () => {
    const [, killed] = instances as [HttpInstance, HttpInstance];
    killed.server.closeAllConnections();
    await new Promise((closed) => killed.server.close(closed));
    const without = await ask('{ candidates(first: 5) { totalCount nodes { name } coverage { missing } } statistics { count } }');
    expect(without).toMatchObject({
      data: { candidates: { totalCount: 1, nodes: [{ name: 'Ada' }], coverage: { missing: ['NE', 'SE'] } }, statistics: null },
      extensions: { mirex: { asked: ['NO', 'NE', 'SE'], missing: ['NE', 'SE'], complete: false } },
    });
    expect(without.errors?.map(({ path }) => path)).toEqual([['candidates'], ['statistics']]);
    expect(without.errors?.[0]?.extensions).toMatchObject({ code: 'MIREX_UNAVAILABLE', mirex: ['NE', 'SE'], subgraph: 'toy', reason: 'CONNECTION', retryable: true });

    instances[1] = await toyHttp(rowsOf(['SE', 'NE']), ['SE', 'NE'], Number(new URL(killed.instance.url).port));
    expect(await ask('{ statistics { count } }')).toMatchObject({ data: { statistics: { count: 3 } } });
  });

  it('a new topology counts from the next request on, and breaks off none that is under way', async () => {
    const under = Array.from({ length: 20 }, () => ask('{ statistics { count } }'));
    instances.push(await toyHttp(rowsOf(['SE']), ['SE']), await toyHttp(rowsOf(['NE']), ['NE']));
    topology = topologyOf(instances.filter((_, i) => i !== 1));
    const after = await ask('{ statistics { count } }');
    expect([...(await Promise.all(under)), after].map(({ data, errors }) => [data, errors])).toEqual(Array.from({ length: 21 }, () => [{ statistics: { count: 3 } }, undefined]));
  });
});
