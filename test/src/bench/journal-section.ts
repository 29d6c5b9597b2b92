import { type Context, within } from '@mirex/kit/context';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { verifyChain } from '@mirex/kit/journal/verify-chain';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { newLog } from '@mirex/kit/log';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import { Heard, toy } from '@mirex/kit/testing/toy.fixture';
import pg from 'pg';

import { cpuMicros } from './cpu.ts';
import { alternate, spent } from './rounds.ts';
import type { Section } from './section.ts';
import { ms, ratio, whole } from './table.ts';

const DATABASE = 'journal_bench';
const ROUNDS = 5;
const SMALL_ACTS = 200;
const BULK = 10_000;

const INSERT = 'insert into heard (id, times, version) select r, 1, 1 from jsonb_array_elements_text(?::jsonb) as r';

/** What the journal costs: a flush of one row, and a bulk act, with it and without it. */
export const journal: Section = {
  name: 'journal',
  run: async ({ postgres, say }) => {
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query(`create database ${DATABASE}`);
    const log = newLog('silent', 'bench');
    const server = await graphqlServer(toy, log);
    let statements = 0;
    const instance = await Instance.start({
      subgraph: toy, owner: 'NO', server, databaseUrl: postgres.url(DATABASE), secret: () => 'a secret for the bench', keyRing: TEST_KEYS, subscriptions: {}, log, onStatement: () => void (statements += 1),
    });
    let row = 0;
    const ids = (): string => JSON.stringify(Array.from({ length: BULK }, () => `row-${(row += 1)}`));
    const small = (em: Context['em']): Promise<unknown> => em.transactional(async (tx) => void tx.create(Heard, { id: `row-${(row += 1)}`, times: 1, version: 1 }));
    const cost = async (times: number, act: () => Promise<unknown>): Promise<{ cpu: number; wall: number; sql: number }> => {
      statements = 0;
      return { ...(await spent(times, cpuMicros, act)), sql: statements / times };
    };
    try {
      say('acts of one row');
      const one = await alternate(ROUNDS, {
        without: () => cost(SMALL_ACTS, () => small(instance.context().em.fork({ freshEventManager: true }))),
        with: () => cost(SMALL_ACTS, () => small(instance.context().em)),
      });
      say(`acts of ${whole(BULK)} rows`);
      const bulk = await alternate(ROUNDS, {
        without: () => cost(1, () => instance.context().em.transactional((tx) => tx.execute(INSERT, [ids()]))),
        with: () => cost(1, () => inTransaction(instance, (context) => writeRows(context, { entity: 'Heard' }, `${INSERT} returning id`, [ids()]))),
        named: () => cost(1, () => inTransaction(instance, async (context) => {
          const asked = ids();
          await context.em.execute(INSERT, [asked]);
          await journalRows(context, { entity: 'Heard', ids: JSON.parse(asked) as string[] });
        })),
      });
      say('the chain');
      const from = performance.now();
      const { head, broken } = await verifyChain(instance.context().em);
      if (broken) throw new Error(`the chain is broken: ${JSON.stringify(broken)}`);
      const lines = (head.position * 1_000) / (performance.now() - from);
      const line = (what: string, { cpu, wall, sql }: { cpu: number; wall: number; sql: number }, base: { wall: number }): [string, ...string[]] => [what, whole(sql), ms(cpu), ms(wall), ratio(wall, base.wall)];
      return {
        title: 'journal: what it costs to write down who did what', columns: ['act, in one transaction', 'SQL', 'CPU ms', 'ms', 'times without'],
        rows: [
          line('one row, without', one.without, one.without), line('one row, journalled by the flush', one.with, one.without),
          line(`${whole(BULK)} rows, without`, bulk.without, bulk.without), line(`${whole(BULK)} rows, journalled by their statement`, bulk.with, bulk.without),
          line(`${whole(BULK)} rows, named afterwards`, bulk.named, bulk.without),
        ],
        notes: [
          `medians of ${ROUNDS} rounds in turn; ${SMALL_ACTS} acts of one row in each; CPU of this process, PostgreSQL left out`,
          `begin and commit are counted as statements where the ORM says them; the chain of ${whole(head.position)} lines was verified at ${whole(lines)} lines/s`,
        ],
      };
    } finally {
      await instance.close();
      await server.stop();
      await admin.query(`drop database ${DATABASE} with (force)`);
      await admin.end();
    }
  },
};

function inTransaction(instance: Instance, act: (context: Context) => Promise<unknown>): Promise<unknown> {
  const context = instance.context();
  return context.em.transactional((tx) => act(within(context, tx)));
}
