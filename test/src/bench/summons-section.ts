import { registerActors } from '@mirex/actors/actor/actor.service';
import { EDITION } from '@mirex/actors/edition.fixture';
import { printLetters } from '@mirex/actors/letter/print-letters.service';
import { resummonActors } from '@mirex/actors/resummons/resummons.service';
import { actors } from '@mirex/actors/subgraph';
import { HalfDay } from '@mirex/actors/summons/diary.rules';
import { issueSummonsInBulk } from '@mirex/actors/summons/issue-summons.service';
import { Activity } from '@mirex/actors/summons/issuing.rules';
import { keepEdition } from '@mirex/kit/edition';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import { PRINTERS } from '@mirex/kit/pdf/pdf-pool';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import pg from 'pg';

import { measure } from './bulk/bulk-run.ts';
import { bulkTable } from './bulk/bulk-table.ts';
import type { Section } from './section.ts';
import { whole } from './table.ts';

const DATABASE = 'bench_summons';
const PRINTED = 1_000;
const TOUCHED = 3_080;
const NOW = new Date('2026-06-02T10:00:00Z');
const PAPER = '40321004.E1';

/** The tables that a summons ends up in: what plain SQL writes again. */
const TABLES = ['summons', 'summons_change', 'diary_entry', 'summons_letter', 'outbox'];

/** What a thousand letters cost, and an incident that touches as many actors as that of 2022 touched candidates. */
export const summonses: Section = {
  name: 'summons',
  run: async ({ postgres, say }) => {
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query(`drop database if exists ${DATABASE} with (force)`);
    await admin.query(`create database ${DATABASE}`);
    const log = newLog('silent', 'bench');
    const server = await graphqlServer(actors, log);
    const statements: string[] = [];
    const asked = { statements, forget: () => void statements.splice(0) };
    const instance = await Instance.start({
      subgraph: actors, owner: 'NO', server, log, databaseUrl: postgres.url(DATABASE), secret: () => 'the secret of a bench, which nobody else hears', keyRing: TEST_KEYS,
      subscriptions: { 'summons.changed': ['finance'] }, now: () => NOW, onStatement: (sql) => void statements.push(sql),
    });
    const client = new pg.Client({ connectionString: postgres.url(DATABASE) });
    await client.connect();
    try {
      await keepEdition(instance.context().em, { number: 1, dataSets: EDITION });
      say(`registering ${whole(TOUCHED)} actors`);
      await registerActors(Array.from({ length: TOUCHED }, (_, i) => ({ reference: `B${i}`, lastName: `Nom-${i}`, firstName: 'Camille', establishmentUai: '0350700A', competences: [] })), instance.context());
      const people = (await client.query<{ id: string }>('select id from actor order by id')).rows;
      say(`issuing ${whole(TOUCHED)} summonses`);
      const issued = await measure(TOUCHED, asked, () => issueSummonsInBulk(people.map(({ id }, i) => ({
        actorId: id, session: 2026, activity: Activity.EXAMINER_SESSION, specialityCode: '40321004', paperCode: PAPER, sittingId: null, date: '2026-06-02', halfDay: HalfDay.MORNING, quantity: 1, idempotencyKey: `bench ${i}`,
      })), instance.context()));
      const plainIssue = await again(client);
      say(`printing ${whole(PRINTED)}`);
      let bytes = 0;
      const printed = await measure(PRINTED, asked, async () => {
        let count = 0;
        for await (const letter of printLetters(2026, instance.context())) {
          bytes += letter.bytes?.length ?? 0;
          if ((count += 1) === PRINTED) break;
        }
      });
      say(`an incident touches ${whole(TOUCHED)}`);
      const touched = await measure(TOUCHED, asked, async () => {
        const done = await resummonActors({ incident: 'FR-ORDER-1:bench', session: 2026, paperCode: PAPER, heldOn: null, date: '2026-06-16', halfDay: HalfDay.MORNING, startsAt: '08:30', reason: 'sujet divulgué' }, instance.context());
        if (!done.ok || done.value.resummoned !== TOUCHED) throw new Error('not everybody was summoned anew');
      });
      const plainResummon = await again(client);
      return bulkTable(`summons: letters and an incident that touches ${whole(TOUCHED)} actors of one MIREX`, [
        { name: 'summonses issued, checked, traced, told, their letters written', runs: [issued], plain: [plainIssue] },
        { name: 'PDF/UA letters printed', runs: [printed], plain: [] },
        { name: 'superseded and summoned anew', runs: [touched], plain: [plainResummon] },
      ], [
        `plain SQL: insert … select of the same rows of ${TABLES.join(', ')} into twins with the same keys and indexes, in one transaction`,
        `letters: ${whole(bytes / PRINTED)} bytes each, in ${PRINTERS} threads of one process`,
      ]);
    } finally {
      await client.end();
      await instance.close();
      await server.stop();
      await admin.query(`drop database ${DATABASE} with (force)`);
      await admin.end();
    }
  },
};

/** Writes all rows of the tables again, into twins, and says how long that took in milliseconds. */
async function again(client: pg.Client): Promise<number> {
  await client.query('drop schema if exists twin cascade; create schema twin');
  for (const table of TABLES) await client.query(`create table twin.${table} (like ${table} including all excluding identity)`);
  const start = performance.now();
  await client.query('begin');
  for (const table of TABLES) await client.query(`insert into twin.${table} select * from ${table}`);
  await client.query('commit');
  return performance.now() - start;
}
