import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';

const COUNT = 'query ($after: Int!, $uai: ID!) { activeEnrolments(mirex: "NO", uai: $uai, speciality: "40321004", route: SCHOOL, after: $after) }';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION });
  await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { userErrors { code } } }', { input: { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(people(3))) } });
  await test.context().em.execute(`update enrolment set state = 'WITHDRAWN' where number = 'NO26-000001'`);
});
afterAll(() => test.close());

const count = async (after: number, uai = '0350700W') => (await test.ask(COUNT, { after, uai }, SYSTEM)).data.activeEnrolments;

it('the nation is told how many stand by an offer after a session, and nobody else', async () => {
  expect([await count(2025), await count(2026), await count(2025, '0850144V')]).toEqual([2, 0, 0]);
  expect((await test.ask(COUNT, { after: 2025, uai: '0350700W' })).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
