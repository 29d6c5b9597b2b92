import { isDeepStrictEqual } from 'node:util';

import { NATION } from '@mirex/schema/mirex';
import type { Client } from 'pg';

import { readByHand, STATEMENTS_BY_HAND } from '../product/crossing-by-hand.ts';
import { CROSSING } from '../product/crossing-query.ts';
import { cpuMicros } from './cpu.ts';
import { connect } from './databases.ts';
import { type Host, startHost } from './host.ts';
import { alternate, spent } from './rounds.ts';
import type { Section } from './section.ts';
import { ms, ratio, whole } from './table.ts';

const PREFIX = 'bench_crossing';
const ENROLMENTS = 500;
const ROUNDS = 5;

/** Requests in a round: enough that a round lasts longer than the machine's hiccups. */
const PAGES = [{ first: 10, requests: 40 }, { first: 100, requests: 12 }];

/** What one query over seven subgraphs costs beyond reading its rows. */
export const crossing: Section = {
  name: 'crossing',
  run: async (bench) => {
    bench.say(`starting the product with ${ENROLMENTS} enrolments`);
    const host = await startHost({ databaseUrl: bench.postgres.url(), secret: bench.postgres.secret, databasePrefix: PREFIX, enrolments: ENROLMENTS });
    try {
      const [regional, national] = await Promise.all([connect(bench, 'NO', PREFIX), connect(bench, NATION, PREFIX)]);
      const rows: [string, ...string[]][] = [];
      for (const { first, requests } of PAGES) {
        bench.say(`page of ${first}`);
        rows.push(await measure({ host, regional, national }, first, requests));
      }
      await Promise.all([regional.end(), national.end()]);
      return {
        title: 'crossing: one query over seven subgraphs, against the same data read by hand',
        columns: ['page', 'graph CPU ms', 'by hand CPU ms', 'ratio', 'graph wall ms', 'by hand wall ms', 'ratio', 'graph SQL', 'by hand SQL', 'bytes'],
        rows,
        notes: [
          `graph: processor time of the host process (gateway and seven subgraphs, not PostgreSQL) for one request, HTTP included`,
          `by hand: one SQL statement for each kind of row over an open connection, joined in JavaScript and written as JSON; no HTTP, no access rules`,
          `medians of ${ROUNDS} alternating rounds after one to warm up; ${PAGES.map(({ first, requests }) => `${requests} requests a round of ${first}`).join(', ')}`,
        ],
      };
    } finally {
      await host.stop();
    }
  },
};

interface Sides {
  readonly host: Host;
  readonly regional: Client;
  readonly national: Client;
}

async function measure({ host, regional, national }: Sides, first: number, requests: number): Promise<[string, ...string[]]> {
  const byGraph = (): Promise<unknown> => host.graph.request(CROSSING, { first });
  const byHand = async (): Promise<string> => JSON.stringify({ data: await readByHand(regional, national, first) });
  const told = await byHand();
  if (!isDeepStrictEqual({ data: await byGraph() }, JSON.parse(told))) throw new Error('the graph and the hand-written SQL tell different things');
  await host.ask('forget', null);
  await byGraph();
  const { statements } = await host.ask('usage', null);

  const cost = await alternate(ROUNDS, {
    graph: () => spent(requests, async () => (await host.ask('usage', null)).cpu, byGraph),
    hand: () => spent(requests, cpuMicros, byHand),
  });
  const { graph, hand } = cost;
  return [
    String(first), ms(graph.cpu), ms(hand.cpu), ratio(graph.cpu, hand.cpu), ms(graph.wall), ms(hand.wall), ratio(graph.wall, hand.wall),
    whole(Object.values(statements).reduce((sum, count) => sum + count, 0)), whole(STATEMENTS_BY_HAND), whole(Buffer.byteLength(told)),
  ];
}
