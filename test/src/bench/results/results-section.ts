import pg from 'pg';
import { Pool } from 'undici';

import { heard, start, stop } from '../gateway/child.ts';
import type { Usage } from '../gateway/gateway-task.ts';
import type { Section } from '../section.ts';
import { mebibytes, ms, type Table, whole } from '../table.ts';

const DATABASE = 'bench_results';
const CANDIDATES = 5_000;
const READS = 50_000;
const CONNECTIONS = 64;

/** What a candidate's page asks at the hour. */
const QUERY = '{ examResults(first: 5) { edges { node { number decision honours averageHundredths publishedAt marks { paper hundredths coefficientTenths } } } } }';

/** The publication hour: fifty thousand reads of individual results, by people who look once and then again and again. */
export const resultsDay: Section = {
  name: 'results-day',
  run: async ({ postgres, say }) => {
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query(`create database ${DATABASE}`);
    const child = start(new URL('./results-process.js', import.meta.url));
    try {
      say(`53,000 results come out, ${whole(CANDIDATES)} candidates look`);
      child.send({ databaseUrl: postgres.url(DATABASE), candidates: CANDIDATES });
      const { url, tokens = [], fault } = await heard<{ readonly url?: string; readonly tokens?: readonly string[]; readonly fault?: string }>(child);
      if (url === undefined) throw new Error(fault);
      const usage = async (): Promise<Usage> => {
        child.send('usage');
        return heard<Usage>(child);
      };
      const looking = async (name: string, reads: readonly string[]): Promise<Table['rows'][number]> => {
        say(name);
        const [before, began] = [await usage(), performance.now()];
        const times = await readAll(url, reads);
        const [after, seconds] = [await usage(), (performance.now() - began) / 1_000];
        const cpu = (after.cpu - before.cpu) / 1_000 / reads.length;
        const at = (share: number): string => ms(times[Math.floor(share * (times.length - 1))] ?? 0);
        return [name, whole(reads.length), whole(1_000 / cpu), whole(reads.length / seconds), ms(cpu), at(0.5), at(0.99), mebibytes(after.memory)];
      };
      const again = Array.from({ length: READS - CANDIDATES }, (_, nth) => tokens[Math.floor(nth / 9) % tokens.length] ?? '');
      return {
        title: `results-day: ${whole(READS)} reads of one’s own result`,
        columns: ['reads', 'count', 'a second and core', 'a second', 'CPU ms', 'p50 ms', 'p99 ms', 'memory'],
        rows: [await looking('each for the first time', tokens), await looking('again and again, ten times each', again)],
        notes: [
          'CPU is of the one process that holds the gateway and the instance, not PostgreSQL’s; HTTP, token, limits, cost, access and seals included.',
          `As fast as ${CONNECTIONS} connections go, not spread over the minute. An answer is kept ten seconds for the one who read it.`,
        ],
      };
    } finally {
      await stop(child);
      await admin.query(`drop database ${DATABASE} with (force)`);
      await admin.end();
    }
  },
};

/** Each read's milliseconds, the shortest first. */
async function readAll(url: string, tokens: readonly string[]): Promise<readonly number[]> {
  const pool = new Pool(url, { connections: CONNECTIONS });
  const times: number[] = [];
  const body = JSON.stringify({ query: QUERY });
  let next = 0;
  const reader = async (): Promise<void> => {
    for (let mine = (next += 1) - 1; mine < tokens.length; mine = (next += 1) - 1) {
      const began = performance.now();
      const answer = await pool.request({ path: '/graphql', method: 'POST', body, headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[mine]}` } });
      const text = await answer.body.text();
      if (!text.includes('"decision":"ADMITTED"')) throw new Error(`no result: ${text.slice(0, 300)}`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, reader));
  await pool.close();
  return times.toSorted((a, b) => a - b);
}
