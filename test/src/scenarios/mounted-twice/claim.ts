import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { REGIONAL } from '@mirex/host/catalogue';
import { type RunningShardProxy, startShardProxy } from '@mirex/host/command/shard-proxy';
import { NATION } from '@mirex/schema/mirex';
import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';

import { startShardProxyProcess } from '../../processes/cli-process.ts';
import type { RunningProcess } from '../../processes/running-process.ts';
import type { Override } from '../../processes/topology-text.ts';
import { until } from '../../processes/until.ts';
import type { World } from '../../processes/world.ts';
import { EVERYBODY, isWhole, nowhere, rowsOfAnswer } from '../questions.ts';
import { otherGateway, type Post } from './other-gateway.ts';

/** As a client would read it. */
const overTheWire = (answer: object): unknown => {
  const text = JSON.stringify(answer);
  return JSON.parse(text);
};

/** A router that knows nothing of MIREX, over one proxy for each sharded subgraph, serves the same graph as our gateway. */
export function mountedTwice(world: () => World): void {
  const proxies = new Map<string, RunningShardProxy>();
  let candidates: RunningProcess;
  let ask: ReturnType<typeof otherGateway>;
  let ids: readonly string[];

  const json = { 'content-type': 'application/json' };
  const toNation: Post = async (body) => {
    const claims = JSON.stringify({ sub: 'bureau', name: 'Bureau', roles: ['BEX'], mirex: [] });
    const header = seal(world().secretOf(NATION), { at: Date.now(), to: `referential@${NATION}`, claims, body });
    const headers = { ...json, [SEAL_HEADER]: header, [CLAIMS_HEADER]: Buffer.from(claims).toString('base64url') };
    return (await fetch(`${world().processOf(NATION).url}/${NATION}/referential/graphql`, { method: 'POST', headers, body })).json();
  };
  const toProxy = (url: string): Post => async (body) =>
    (await fetch(url, { method: 'POST', headers: { ...json, authorization: `Bearer ${world().gateway.token}` }, body })).json();

  beforeAll(async () => {
    const { gateway: { environment }, topology } = world();
    candidates = await startShardProxyProcess('candidates', topology, environment);
    for (const { name } of REGIONAL.filter((subgraph) => subgraph.name !== 'candidates')) {
      const proxy = await startShardProxy({ subgraph: name, topology, host: '127.0.0.1', port: '0' }, { ...environment, LOG_LEVEL: 'silent' });
      if ('faults' in proxy) throw new Error(proxy.faults.join('\n'));
      proxies.set(name, proxy);
    }
    ask = otherGateway((subgraph) => (subgraph === 'referential' ? toNation : toProxy(subgraph === 'candidates' ? candidates.url : (proxies.get(subgraph)?.url ?? ''))));
    ids = rowsOfAnswer(await world().gateway.ask(EVERYBODY)).map(({ id }) => id);
  }, 60_000);
  afterAll(() => Promise.all([candidates, ...proxies.values()].map((proxy) => ('stop' in proxy ? proxy.stop() : proxy.close()))));

  const operations: [why: string, query: string, variables?: (ids: readonly string[]) => object][] = [
    ['a page of the nation, with what three subgraphs and the nation say of each row', `{
      enrolments(filter: { session: 2026 }, first: 9) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor node { id number candidate { lastName firstName } establishment { name } speciality { label } marks { points paper { code label } } diploma { state } } }
      }
    }`],
    ['a page from the end', '{ enrolments(filter: { session: 2026 }, last: 4) { edges { node { number } } pageInfo { hasPreviousPage } } }'],
    ['statistics with their coverage', '{ markStatistics(filter: { session: 2026 }) { expected entered mean median histogram { point marks } byPaper { paper { code label } expected } coverage { asked answered missing complete } } }'],
    ['statistics of some MIREX', '{ markStatistics(filter: { mirex: ["NO", "OP"] }) { expected coverage { asked } } diplomaStatistics(filter: { mirex: ["SE"] }) { diplomas } }'],
    ['a row by its id', 'query ($id: ID!) { enrolment(id: $id) { id number speciality { label } marks { id state } } }', ([id]) => ({ id })],
    ['several root fields of different MIREX', 'query ($a: ID!, $b: ID!) { a: enrolment(id: $a) { number } b: enrolment(id: $b) { number } }', (all) => ({ a: all[0], b: all.at(-1) })],
    ['marks and whose they are', '{ marks(filter: { mirex: ["SE"] }, first: 20) { totalCount edges { node { state paper { label } enrolment { number } } } } }'],
    ['a row of nobody', 'query ($id: ID!) { enrolment(id: $id) { id } }', () => ({ id: 'NO-ENR-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f' })],
    ['fragments, aliases and conditions', `query ($yes: Boolean = true) {
      page: enrolments(first: 3) { rows: edges { ...row } ... @include(if: $yes) { totalCount } }
    } fragment row on EnrolmentEdge { node { number @skip(if: $yes) state } }`],
  ];
  it.each(operations)('%s', async (_why, query, variables = () => ({})) => {
    const ours = await world().gateway.ask(query, variables(ids));
    const theirs = overTheWire(await ask(query, variables(ids) as Readonly<Record<string, unknown>>));
    expect(ours.errors).toEqual([]);
    expect(theirs).toEqual({ data: ours.data });
  });

  it('the proxy lets nobody in without a token', async () => {
    const response = await fetch(candidates.url, { method: 'POST', headers: json, body: '{"query":"{ enrolments(first: 1) { totalCount } }"}' });
    expect([response.status, await response.json()]).toMatchObject([401, { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
  });

  it('with a MIREX missing, both give the others’ rows and name it; the proxies follow their file as a gateway does', async () => {
    const query = '{ enrolments(filter: { session: 2026 }, first: 100) { totalCount edges { node { number } } } }';
    const reload = (overrides?: readonly Override[]): void => {
      world().reload(overrides);
      candidates.signal('SIGHUP');
      for (const proxy of proxies.values()) proxy.reload();
    };
    reload(nowhere('SE', 'candidates'));
    await until('SE is missing for both', async () => [await world().gateway.ask(query), await ask(query)].every(({ errors }) => (errors ?? []).length > 0));
    const [ours, theirs] = [await world().gateway.ask(query), await ask(query)];
    reload();
    await until('SE is back for both', async () => (await isWhole(world())) && (await ask(query)).errors === undefined);
    expect(theirs.data).toEqual(ours.data);
    // Of an error, this gateway passes the message on and nothing else.
    expect(theirs.errors?.map(({ message }) => message)).toEqual([expect.stringContaining('MIREX SE indisponible (candidates)')]);
  });
}
