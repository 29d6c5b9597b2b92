import { CentreKind } from '@mirex/centres/centre/centre.entity';
import { planCentresInBulk } from '@mirex/centres/centre/plan-centres.service';
import { sealMeasures } from '@mirex/centres/enrolment/known-measures';
import { adoptAllocation } from '@mirex/centres/run/adopt.service';
import { simulateAllocation } from '@mirex/centres/run/simulate.service';
import { centres } from '@mirex/centres/subgraph';
import type { Context } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';
import pg from 'pg';

import type { Bench } from '../section.ts';
import type { Statements } from './bulk-run.ts';

export const SESSION = 2026;
const SPECIALITY = '40321004';
export const PAPERS = ['E1', 'E5', 'E6'].map((code) => `${SPECIALITY}.${code}`);
const NOW = new Date('2026-03-02T09:00:00Z');

/** The paper of the middle is sat two weeks later. */
export const ORDER = {
  session: SESSION, paper: PAPERS[1] ?? '', reason: 'Sujet de secours activé.', sittings: [{ zone: 'METRO', startsAt: '2026-06-16T06:00:00.000Z', endsAt: '2026-06-16T10:00:00.000Z' }],
};

export interface Centres {
  readonly instance: Instance;
  readonly client: pg.Client;
  readonly statements: Statements;
  readonly stop: () => Promise<void>;
}

/** The centres of one MIREX, on a new database. */
export async function startCentres({ postgres }: Bench, owner: MirexCode, database: string): Promise<Centres> {
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query(`create database ${database}`);
  await admin.end();
  const statements: string[] = [];
  const log = newLog('silent', 'centres');
  const server = await graphqlServer(centres, log);
  const instance = await Instance.start({
    subgraph: centres, owner, server, databaseUrl: postgres.url(database), secret: () => 'nobody asks over HTTP here', keyRing: TEST_KEYS, log, now: () => NOW,
    subscriptions: { 'allocation.changed': ['grades'] }, onStatement: (sql) => void statements.push(sql),
  });
  const client = new pg.Client({ connectionString: postgres.url(database) });
  await client.connect();
  const stop = async (): Promise<void> => {
    await client.end();
    await instance.close();
    await server.stop();
  };
  return { instance, client, statements: { statements, forget: () => void statements.splice(0) }, stop };
}

/** An edition, candidates of sixty schools with three papers each, and twelve centres with room to spare. */
export async function openGround(client: pg.Client, context: Context, candidates: number): Promise<void> {
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

/** Accepted candidates of sixty schools, one in twenty with more time. */
export async function enrolMore(client: pg.Client, { newId, owner, vault }: Context, more: number): Promise<void> {
  const rows = Array.from({ length: more }, (_, i) => ({ id: newId('ENR'), n: i + 1 }));
  await client.query(
    `insert into known_enrolment (id, number, session, speciality_code, state, establishment_uai)
     select r.id, $4 || '26-' || lpad(((select count(*) from known_enrolment) + r.n)::text, 6, '0'), $2, $3, 'ACCEPTED', '035' || lpad((1 + r.n % 60)::text, 4, '0') || 'A'
     from jsonb_to_recordset($1::jsonb) as r(id text, n integer)`, [JSON.stringify(rows), SESSION, SPECIALITY, owner],
  );
  await client.query(`insert into known_paper (enrolment_id, paper_code, mode, status) select k.id, p, 'TERMINAL', 'TO_SIT' from known_enrolment k, unnest($1::text[]) p on conflict do nothing`, [PAPERS]);
  const entitled = await client.query<{ id: GlobalId }>('select id from known_enrolment where abs(hashtext(id)) % 20 = 0 and id not in (select enrolment_id from known_measure)');
  const measures = PAPERS.map((paperCode) => ({ code: 'EXTRA_TIME_WRITTEN', paperCode, extraMinutesPerHour: 20 }));
  await client.query(`insert into known_measure (enrolment_id, measures) select r."enrolmentId", r.sealed from jsonb_to_recordset($1::jsonb) as r("enrolmentId" text, sealed text)`,
    [JSON.stringify(entitled.rows.map(({ id }) => sealMeasures(vault, id, measures)))]);
}

/** Gives a seat to whoever has none. */
export async function placeEverybody(context: Context): Promise<void> {
  const run = await simulateAllocation({ session: SESSION, kind: CentreKind.COMPOSITION, seconds: 20 }, context);
  if (!run.ok) throw new Error(run.refusal.code);
  const adopted = await adoptAllocation(run.value.id, context);
  if (!adopted.ok) throw new Error(adopted.refusal.code);
}

/**
 * Stores rows again, in twins of their tables, and says how long that took in milliseconds.
 *
 * @param tables by name, the condition that says which of their rows.
 * @param rows of the first of them: fewer or more is a fault of the bench.
 */
export async function copyAgain(client: pg.Client, tables: Readonly<Record<string, string>>, rows: number): Promise<number> {
  const { rows: [server] } = await client.query<{ place: string }>(`select current_setting('data_directory') || '/' || current_database() as place`);
  const names = Object.keys(tables);
  const file = (table: string): string => pg.escapeLiteral(`${server?.place}-${table}.copy`);
  await client.query('drop schema if exists bench cascade; create schema bench');
  for (const table of names) {
    await client.query(`create table bench.${table} (like ${table} including all)`);
    await client.query(`copy (select * from ${table} where ${tables[table]}) to ${file(table)}`);
  }
  await client.query('checkpoint');
  const from = performance.now();
  await client.query('begin');
  for (const table of names) await client.query(`copy bench.${table} from ${file(table)}`);
  await client.query('commit');
  const took = performance.now() - from;
  const { rows: [stored] } = await client.query<{ count: string }>(`select count(*) from bench.${names[0] ?? ''}`);
  if (Number(stored?.count) !== rows) throw new Error(`${names[0]} holds ${stored?.count} rows, not ${rows}`);
  return took;
}

/** The rows that summoning everybody again at a new date has written, or written again, since so many were there. */
export const summonedAgain = ({ changes, events }: Written): Readonly<Record<string, string>> => ({
  candidate_summons: 'true', candidate_summons_change: `sequence > ${changes}`, known_enrolment: 'true', outbox: `sequence > ${events}`,
  allocation: `sitting_id in (select id from sitting where paper_code = '${ORDER.paper}')`,
});

interface Written {
  readonly changes: number;
  readonly events: number;
}

/** The newest trace of a summons, and the newest event. */
export async function writtenSoFar(client: pg.Client): Promise<Written> {
  const { rows: [newest] } = await client.query<Written>('select coalesce((select max(sequence) from candidate_summons_change), 0)::integer as changes, coalesce((select max(sequence) from outbox), 0)::integer as events');
  return newest ?? { changes: 0, events: 0 };
}
