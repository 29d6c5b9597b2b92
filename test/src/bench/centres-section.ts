import { CentreKind } from '@mirex/centres/centre/centre.entity';
import { planCentresInBulk } from '@mirex/centres/centre/plan-centres.service';
import { resummonPaper } from '@mirex/centres/incident/resummon-paper.service';
import { adoptAllocation } from '@mirex/centres/run/adopt.service';
import { simulateAllocation } from '@mirex/centres/run/simulate.service';
import { centres } from '@mirex/centres/subgraph';
import { issueSummonses } from '@mirex/centres/summons/issue.service';
import { writeText } from '@mirex/centres/summons/summons.service';
import { type Context, within } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import type { PaperFact } from '@mirex/schema/edition';
import pg from 'pg';

import type { Bench, Section } from './section.ts';
import { mebibytes, ratio, whole } from './table.ts';

const SESSION = 2026;
const PLACED = 3_000;
const SUMMONED = 3_080;
const SPECIALITY = '40321004';
const PAPERS = ['E1', 'E5', 'E6'].map((code) => `${SPECIALITY}.${code}`);
const NOW = new Date('2026-03-02T09:00:00Z');
const DATABASE = 'bench_centres';

/** One act on many rows. */
interface Measured {
  readonly rows: number;
  readonly wall: number;
  readonly statements: number;
  readonly peakBytes: number;
}

/** What it costs to give everybody of a session a seat and a summons, and to summon everybody of one paper again. */
export const seats: Section = {
  name: 'centres',
  run: async (bench) => {
    const { instance, client, statements, stop } = await start(bench);
    try {
      const measure = async (what: string, act: (context: Context) => Promise<number>): Promise<Measured> => {
        bench.say(what);
        statements.splice(0);
        let peakBytes = process.memoryUsage.rss();
        const looks = setInterval(() => void (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 10);
        const from = performance.now();
        const rows = await act(instance.context());
        clearInterval(looks);
        return { rows, wall: performance.now() - from, statements: statements.length, peakBytes };
      };
      await fill(client, instance.context(), PLACED);
      let run = '';
      const simulated = await measure('simulating', async (context) => {
        const outcome = await simulateAllocation({ session: SESSION, kind: CentreKind.COMPOSITION, seconds: 20 }, context);
        if (!outcome.ok || outcome.value.unplaced > 0) throw new Error(`not everybody was placed: ${outcome.ok ? outcome.value.unplaced : outcome.refusal.code}`);
        run = outcome.value.id;
        return outcome.value.candidates;
      });
      const adopted = await measure('adopting', async (context) => {
        const outcome = await adoptAllocation(run as never, context);
        if (!outcome.ok) throw new Error(outcome.refusal.code);
        return count(client, 'allocation');
      });
      const adoptedCopy = await copied(client, ['allocation', 'allocation_change']);

      await enrolMore(client, instance.context(), SUMMONED - PLACED);
      await writeText({ diploma: '', title: 'Convocation', body: 'Session {{session}}, candidat {{candidat}}.' }, instance.context());
      await placeRest(instance.context());
      const issued = await measure('summoning', async (context) => {
        const outcome = await issueSummonses({ session: SESSION, enrolmentIds: null, to: 'ISSUED', reason: null }, context);
        if (!outcome.ok || outcome.value.issued !== SUMMONED) throw new Error('not everybody was summoned');
        return outcome.value.issued;
      });
      const issuedCopy = await copied(client, ['candidate_summons', 'candidate_summons_change']);
      const order = { session: SESSION, paper: PAPERS[1] ?? '', reason: 'Sujet de secours activé.', sittings: [{ zone: 'METRO', startsAt: '2026-06-16T06:00:00.000Z', endsAt: '2026-06-16T10:00:00.000Z' }] };
      const again = await measure('summoning again', (context) => context.em.transactional((tx) => resummonPaper(order, within(context, tx))));
      if (again.rows !== SUMMONED) throw new Error(`${again.rows} of ${SUMMONED} were summoned again`);

      return {
        title: `centres: ${whole(PLACED)} candidates to centres, rooms and seats; ${whole(SUMMONED)} summoned, and again`,
        columns: ['act', 'rows', 'rows/s', 'times COPY', 'seconds', 'SQL', 'RSS peak'],
        rows: [
          line('simulate: which centre for whom, seats tried', simulated),
          line('adopt: seats, traces and events written', adopted, adoptedCopy),
          line('COPY of places and their changes', adoptedCopy, adoptedCopy),
          line('issue summonses', issued, issuedCopy),
          line('COPY of summonses and their changes', issuedCopy, issuedCopy),
          line('re-summon one paper at another date', again, issuedCopy),
        ],
        notes: [
          'one MIREX, three papers a candidate, sixty schools, twelve centres; one round, on an empty database',
          'simulate searches in a thread of its own until it is within one hundredth of the best; the instance goes on answering',
          'COPY: by the server itself from its own file into tables with the same keys, indexes and checks',
          'resident memory is that of the bench, PostgreSQL left out',
        ],
      };
    } finally {
      await stop();
    }
  },
};

const line = (what: string, { rows, wall, statements, peakBytes }: Measured, copy?: Measured): [string, ...string[]] => [
  what, whole(rows), whole(rows / (wall / 1000)), copy ? ratio(wall / rows, copy.wall / copy.rows) : '', (wall / 1000).toFixed(2), whole(statements), peakBytes > 0 ? mebibytes(peakBytes) : '',
];

async function start({ postgres }: Bench): Promise<{ instance: Instance; client: pg.Client; statements: string[]; stop: () => Promise<void> }> {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query(`create database ${DATABASE}`);
  await admin.end();
  const statements: string[] = [];
  const log = newLog('silent', 'centres');
  const server = await graphqlServer(centres, log);
  const instance = await Instance.start({
    subgraph: centres, owner: 'NO', server, databaseUrl: postgres.url(DATABASE), secret: () => 'nobody asks over HTTP here', keyRing: TEST_KEYS, log, now: () => NOW,
    subscriptions: { 'allocation.changed': ['grades'] }, onStatement: (sql) => void statements.push(sql),
  });
  const client = new pg.Client({ connectionString: postgres.url(DATABASE) });
  await client.connect();
  const stop = async (): Promise<void> => {
    await client.end();
    await instance.close();
    await server.stop();
  };
  return { instance, client, statements, stop };
}

/** An edition, candidates of sixty schools with three papers each, and twelve centres with room to spare. */
async function fill(client: pg.Client, context: Context, candidates: number): Promise<void> {
  const paper = (code: string): PaperFact => ({ code, speciality: SPECIALITY, mode: 'TERMINAL', coefficientTenths: 20, markStep: 50, firstSession: 2020, lastSession: null });
  await keepEdition(context.em, { number: 1, dataSets: { papers: PAPERS.map(paper), territories: [], calendars: [], establishments: [], specialities: [], regulations: [], orders: [], schedule: [] } });
  await enrolMore(client, context, candidates);
  const rooms = Array.from({ length: 10 }, (_, i) => ({ code: `S${i}`, capacity: 30, accessible: i < 2 }));
  const outcome = await planCentresInBulk(Array.from({ length: 12 }, (_, n) => ({
    venue: { code: `C${n}`, name: `Centre ${n}`, commune: '35238', timeZone: 'Europe/Paris', rooms }, session: SESSION, kind: 'COMPOSITION', state: 'READY' as const,
    sittings: PAPERS.map((paperCode, day) => ({ paperCode, startsAt: new Date(Date.UTC(SESSION, 5, 2 + day, 6)), endsAt: new Date(Date.UTC(SESSION, 5, 2 + day, 10)) })),
  })), context);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  await client.query(`insert into venue_distance (venue_id, uai, kilometres) select v.id, '035' || lpad(s::text, 4, '0') || 'A', (abs(hashtext(v.code || s)) % 150) from venue v, generate_series(1, 60) s`);
}

async function enrolMore(client: pg.Client, { newId }: Context, more: number): Promise<void> {
  const rows = Array.from({ length: more }, (_, i) => ({ id: newId('ENR'), n: i + 1 }));
  await client.query(
    `insert into known_enrolment (id, number, session, speciality_code, state, establishment_uai)
     select r.id, 'NO26-' || lpad(((select count(*) from known_enrolment) + r.n)::text, 6, '0'), $2, $3, 'ACCEPTED', '035' || lpad((1 + r.n % 60)::text, 4, '0') || 'A'
     from jsonb_to_recordset($1::jsonb) as r(id text, n integer)`, [JSON.stringify(rows), SESSION, SPECIALITY],
  );
  await client.query(`insert into known_paper (enrolment_id, paper_code, mode, status) select k.id, p, 'TERMINAL', 'TO_SIT' from known_enrolment k, unnest($1::text[]) p on conflict do nothing`, [PAPERS]);
  await client.query(`insert into known_measure (enrolment_id, code, paper_code, extra_minutes_per_hour)
    select k.id, 'EXTRA_TIME_WRITTEN', p, 20 from known_enrolment k, unnest($1::text[]) p where abs(hashtext(k.id)) % 20 = 0 on conflict do nothing`, [PAPERS]);
}

async function placeRest(context: Context): Promise<void> {
  const run = await simulateAllocation({ session: SESSION, kind: CentreKind.COMPOSITION, seconds: 20 }, context);
  if (!run.ok) throw new Error(run.refusal.code);
  const adopted = await adoptAllocation(run.value.id, context);
  if (!adopted.ok) throw new Error(adopted.refusal.code);
}

const count = async (client: pg.Client, table: string): Promise<number> => Number((await client.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count);

/** Stores the rows of tables again, in twins of them; the rows counted are those of the first. */
async function copied(client: pg.Client, tables: readonly string[]): Promise<Measured> {
  const { rows: [server] } = await client.query<{ directory: string }>(`select current_setting('data_directory') as directory`);
  const file = (table: string): string => pg.escapeLiteral(`${server?.directory}/bench-${table}.copy`);
  await client.query('drop schema if exists bench cascade; create schema bench');
  for (const table of tables) {
    await client.query(`create table bench.${table} (like ${table} including all)`);
    await client.query(`copy ${table} to ${file(table)}`);
  }
  await client.query('checkpoint');
  const from = performance.now();
  await client.query('begin');
  for (const table of tables) await client.query(`copy bench.${table} from ${file(table)}`);
  await client.query('commit');
  return { rows: await count(client, tables[0] ?? ''), wall: performance.now() - from, statements: tables.length, peakBytes: 0 };
}
