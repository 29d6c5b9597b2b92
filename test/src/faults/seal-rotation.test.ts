import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dice } from '@mirex/host/demonstration/people';
import { preRegistrationFile } from '@mirex/host/demonstration/pre-registrations';
import { databaseOf } from '@mirex/host/postgres/role';
import type { DataSets } from '@mirex/schema/edition';
import { NATION } from '@mirex/schema/mirex';

import { dropDatabases, rowsOf } from '../processes/databases.ts';
import { type GatewayProcess, startGatewayProcess } from '../processes/gateway-process.ts';
import { askInstance, type InstancesProcess, startInstancesProcess } from '../processes/instances-process.ts';
import { until } from '../processes/until.ts';

const DATABASE_URL = process.env['MIREX_TEST_DATABASE_URL'] ?? '';
const DATABASE_PREFIX = `rotation_${randomBytes(4).toString('hex')}`;
const [OLD, NEW, NATION_KEY] = [randomBytes(32).toString('hex'), randomBytes(32).toString('hex'), randomBytes(32).toString('hex')];
const folder = mkdtempSync(join(tmpdir(), 'mirex-rotation-'));
const [instancesKey, gatewayKey, topology] = ['instances.key', 'gateway.key', 'topology.json'].map((name) => join(folder, name)) as [string, string, string];

let instances: InstancesProcess;
let gateway: GatewayProcess;
beforeAll(async () => {
  writeFileSync(instancesKey, OLD);
  writeFileSync(gatewayKey, OLD);
  instances = await startInstancesProcess({
    DATABASE_URL, DATABASE_PREFIX, DATABASE_SECRET: randomBytes(32).toString('hex'), OWNERS: 'FR,OP', SEAL_SECRET_FR: NATION_KEY, SEAL_SECRET_OP_FILE: instancesKey,
  });
  const { url } = instances;
  writeFileSync(topology, JSON.stringify({ view: 'OP', nation: { url, secret: { env: 'SEAL_SECRET_FR' } }, hosts: [{ name: 'op', url, mirex: ['OP'], secret: { file: gatewayKey } }] }));
  gateway = await startGatewayProcess({ topology, secrets: { SEAL_SECRET_FR: NATION_KEY }, tokenSecret: randomBytes(32).toString('hex') });
  await until('every instance is ready', async () => ((await (await fetch(`${gateway.url}/readyz`)).json()) as { status: string }).status === 'ready');
}, 120_000);
afterAll(async () => {
  await gateway.stop();
  await instances.stop();
  await dropDatabases(DATABASE_URL, ([NATION, 'OP'] as const).map((owner) => databaseOf(owner, DATABASE_PREFIX)));
  rmSync(folder, { recursive: true });
});

const put = (path: string, text: string, process: { signal(signal: 'SIGHUP'): void }): void => {
  writeFileSync(path, `${text}\n`);
  process.signal('SIGHUP');
};
const believes = (secret: string) => askInstance(instances.url, { owner: 'OP', subgraph: 'candidates', secret }, '{ __typename }').then(() => true, () => false);

it('the key of a MIREX is replaced while the product runs, and no question is lost', async () => {
  const over = new AbortController();
  const answers: { readonly asked: string; readonly errors: number }[] = [];
  const asking = (async () => {
    while (!over.signal.aborted) {
      const { errors } = await gateway.ask('{ enrolments(first: 1) { totalCount } sessions { year } }');
      answers.push({ asked: 'enrolments', errors: errors.length });
    }
  })();

  put(instancesKey, `${OLD} ${NEW}`, instances);
  await until('the instances believe the new key', () => believes(NEW));
  expect(await believes(OLD)).toBe(true);
  put(gatewayKey, NEW, gateway);
  await sleep(1_500);
  const before = answers.length;
  put(instancesKey, NEW, instances);
  await until('the instances no longer believe the old key', async () => !(await believes(OLD)));
  await until('questions went on', async () => answers.length > before + 5);
  over.abort();
  await asking;
  expect(answers.filter(({ errors }) => errors > 0)).toEqual([]);
  expect(answers.length).toBeGreaterThan(10);
}, 60_000);

it('what instances tell each other is sealed with the new key too', async () => {
  const { editionContent } = await askInstance<{ editionContent: { content: string } }>(
    instances.url, { owner: NATION, subgraph: 'referential', secret: NATION_KEY }, '{ editionContent(dataSets: [offers, establishments]) { content } }',
  );
  const { offers, establishments } = JSON.parse(editionContent.content) as DataSets;
  const here = new Set(establishments.filter(({ mirex }) => mirex === 'OP').map(({ uai }) => uai));
  const file = preRegistrationFile(dice(3), 2026, offers.filter(({ uai }) => here.has(uai)), 20);
  const { data } = await gateway.ask(
    'mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { linesKept } } }',
    { input: { mirex: 'OP', session: 2026, fileName: 'rotation.csv', contentBase64: file.toString('base64') } },
  );
  expect(data.importPreRegistrations.preRegistrationImport.linesKept).toBe(20);
  await until('grades knows them', async () => {
    const [row] = await rowsOf<{ count: string }>(DATABASE_URL, databaseOf('OP', DATABASE_PREFIX), 'select count(*) as count from grades.known_enrolment');
    return row?.count === '20';
  });
}, 60_000);

it('a file without a key changes nothing', async () => {
  put(instancesKey, 'court', instances);
  await sleep(300);
  expect(await believes(NEW)).toBe(true);
  expect((await gateway.ask('{ enrolments(first: 1) { totalCount } }')).data.enrolments.totalCount).toBe(20);
});
