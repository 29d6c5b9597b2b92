import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dice } from '@mirex/host/demonstration/people';
import { preRegistrationFile } from '@mirex/host/demonstration/pre-registrations';
import { databaseOf } from '@mirex/host/postgres/role';
import type { DataSets } from '@mirex/schema/edition';

import { rowsOf } from '../processes/databases.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from '../processes/instances-process.ts';

const ROWS = 1_500;
const MIREX = 'OP';
const SECRETS = { FR: randomBytes(32).toString('hex'), OP: randomBytes(32).toString('hex'), database: randomBytes(32).toString('hex') };
const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const DATABASE_PREFIX = 'events_kill';
const common = { DATABASE_URL, DATABASE_PREFIX, DATABASE_SECRET: SECRETS.database, SEAL_SECRET_FR: SECRETS.FR, SEAL_SECRET_OP: SECRETS.OP };
const running = new Set<InstancesProcess>();
const start = async (environment: Record<string, string>): Promise<InstancesProcess> => {
  const started = await startInstancesProcess({ ...common, ...environment });
  running.add(started);
  return started;
};
/** The listener's side must be at the address that the teller knows, before and after it was killed. */
const portOf = ({ url }: InstancesProcess): string => new URL(url).port;

const rows = <Row extends object>(sql: string): Promise<Row[]> => rowsOf<Row>(DATABASE_URL, databaseOf(MIREX, DATABASE_PREFIX), sql);
const heard = async (): Promise<number> => Number((await rows<{ count: string }>('select count(*) as count from grades.known_enrolment'))[0]?.count);
const until = async (what: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 40_000; !(await what());) {
    if (Date.now() > end) throw new Error('it did not happen within forty seconds');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

let nation: InstancesProcess;
let listener: InstancesProcess;
let teller: InstancesProcess;
const startListener = (port = '0') => start({ OWNERS: MIREX, SUBGRAPHS: 'grades', NATION_URL: nation.url, PORT: port });
const startTeller = () => start({ OWNERS: MIREX, SUBGRAPHS: 'candidates', NATION_URL: nation.url, EVENTS_URL: listener.url });

beforeAll(async () => {
  nation = await start({ OWNERS: 'FR' });
  listener = await startListener();
  teller = await startTeller();
}, 120_000);
afterAll(() => Promise.all([...running].map((one) => one.stop())));

it('events that a kill -9 of the teller, then of the listener, has cut short are each applied once', async () => {
  const { editionContent } = await askInstance<{ editionContent: { content: string } }>(
    nation.url, { owner: 'FR', subgraph: 'referential', secret: SECRETS.FR }, '{ editionContent(dataSets: [offers, establishments]) { content } }',
  );
  const { offers, establishments } = JSON.parse(editionContent.content) as DataSets;
  const here = new Set(establishments.filter(({ mirex }) => mirex === MIREX).map(({ uai }) => uai));
  const file = preRegistrationFile(dice(7), 2026, offers.filter(({ uai }) => here.has(uai)), ROWS);
  await until(async () => (await fetch(`${teller.url}/${MIREX}/candidates/readyz`)).ok && (await fetch(`${listener.url}/${MIREX}/grades/readyz`)).ok);

  const sent = askInstance<{ importPreRegistrations: { preRegistrationImport: { linesKept: number } } }>(
    teller.url, { owner: MIREX, subgraph: 'candidates', secret: SECRETS.OP },
    'mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { linesKept } userErrors { code } } }',
    { input: { mirex: MIREX, session: 2026, fileName: 'kill.csv', contentBase64: file.toString('base64') } },
  );
  const { linesKept } = (await sent).importPreRegistrations.preRegistrationImport;
  expect(linesKept).toBe(ROWS);

  await until(async () => (await heard()) > 0);
  await teller.kill();
  const afterFirst = await heard();
  await listener.kill();
  listener = await startListener(portOf(listener));
  teller = await startTeller();
  await until(async () => (await heard()) === ROWS);

  const [marks] = await rows<{ marks: string; expected: string }>(
    `select (select count(*) from grades.mark) as marks, (select count(*) from (select distinct enrolment_id, paper_code from grades.mark) m) as expected`,
  );
  const inbox = async (): Promise<{ events: string; told: string } | undefined> => (await rows<{ events: string; told: string }>(
    `select (select count(*) from grades.inbox) as events, (select count(distinct event_id) from candidates.outbox where consumer = 'grades') as told`,
  ))[0];
  await until(async () => {
    const counts = await inbox();
    return counts?.events === counts?.told;
  });
  const [told] = await rows<{ enrolments: string }>(`select count(distinct key) as enrolments from candidates.outbox where consumer = 'grades' and topic = 'enrolment.changed'`);
  expect(afterFirst).toBeLessThanOrEqual(ROWS);
  expect(marks?.marks).toBe(marks?.expected);
  expect(told).toEqual({ enrolments: String(ROWS) });
}, 180_000);
