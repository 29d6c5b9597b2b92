import type { Client } from 'pg';
import { escapeLiteral } from 'pg';

import type { BulkRun } from './bulk/bulk-run.ts';
import { bulkTable } from './bulk/bulk-table.ts';
import { connect } from './databases.ts';
import { startHost } from './host.ts';
import type { Section } from './section.ts';
import { whole } from './table.ts';

const PREFIX = 'bench_import';
const LINES = 8_000;
const ROUNDS = 3;

/** The tables that a line of a file ends up in, and which of their rows are of one import. */
const TABLES = {
  candidate: 'select c.* from candidates.candidate c join candidates.enrolment e on e.candidate_id = c.id where e.import_id =',
  enrolment: 'select e.* from candidates.enrolment e where e.import_id =',
  enrolment_change: 'select h.* from candidates.enrolment_change h join candidates.enrolment e on e.id = h.enrolment_id where e.import_id =',
} as const;

/** What the checks, the numbers, the traces and the events of an import cost beyond storing its rows. */
export const preRegistrations: Section = {
  name: 'import',
  run: async (bench) => {
    bench.say('starting an empty product');
    const host = await startHost({ databaseUrl: bench.postgres.url(), secret: bench.postgres.secret, databasePrefix: PREFIX, enrolments: 0 });
    try {
      const client = await connect(bench, 'NO', PREFIX);
      const answered: BulkRun[] = [];
      const told: BulkRun[] = [];
      const plain: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        bench.say(round === 0 ? `warming up with ${whole(LINES)} lines` : `round ${round} of ${ROUNDS}`);
        const done = await host.ask('import', { seed: round, rows: LINES });
        const copied = await copyRows(client, done.id);
        if (round === 0) continue;
        answered.push(done.run);
        told.push({ ...done.run, milliseconds: done.told });
        plain.push(copied);
      }
      await client.end();
      return bulkTable(`import: ${whole(LINES)} pre-registrations, against COPY of the rows that they become`, [
        { name: 'import, until it has answered', runs: answered, plain },
        { name: 'import, until every subgraph was told', runs: told, plain },
      ], [
        'plain SQL: COPY by the server itself from its own files into tables with the same keys, indexes and checks, in one transaction',
        'import: the file is read, each line checked against the national edition, its candidate looked for, numbered, traced, and told to the other subgraphs',
        `medians of ${ROUNDS} rounds after one to warm up, each a new file of new people on the same, growing tables`,
        'processor time, statements of the candidates subgraph and resident memory are those of the process of the whole product until the answer, PostgreSQL left out',
      ]);
    } finally {
      await host.stop();
    }
  },
};

/** Stores the rows of one import again, in twins of their tables, and says how long that took in milliseconds. */
async function copyRows(client: Client, importId: string): Promise<number> {
  const { rows: [server] } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
  const names = Object.keys(TABLES) as (keyof typeof TABLES)[];
  const file = (name: string): string => escapeLiteral(`${server?.directory}/bench-${name}.copy`);
  await client.query('drop schema if exists bench cascade; create schema bench');
  for (const name of names) {
    await client.query(`create table bench.${name} (like candidates.${name} including all)`);
    await client.query(`copy (${TABLES[name]} ${escapeLiteral(importId)}) to ${file(name)}`);
  }
  await client.query('checkpoint');
  const start = performance.now();
  await client.query('begin');
  for (const name of names) await client.query(`copy bench.${name} from ${file(name)}`);
  await client.query('commit');
  const took = performance.now() - start;
  const { rows: [stored] } = await client.query<{ count: string }>('select count(*) from bench.enrolment');
  if (Number(stored?.count) !== LINES) throw new Error(`COPY stored ${stored?.count} of ${LINES} enrolments`);
  return took;
}
