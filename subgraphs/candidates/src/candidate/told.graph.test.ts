import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';

const IMPORT = 'mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { linesKept } userErrors { code } } }';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION, subscriptions: { 'enrolment.changed': ['grades'], 'candidate.changed': ['diplomas'] } });
});
afterAll(() => test.close());

it('a candidate is told of once, however often they are enrolled, and each enrolment names its candidate', async () => {
  for (const session of [2025, 2026]) await test.ask(IMPORT, { input: { mirex: 'NO', session, fileName: 'fregata.csv', contentBase64: base64(csv(people(1))) } });
  const told = await test.context().em.execute<{ topic: string; key: string; version: number; payload: { candidateId: string } }[]>('select topic, key, version, payload from outbox order by sequence');
  const [candidate, ...enrolments] = told.toSorted((a, b) => a.topic.localeCompare(b.topic));
  expect(candidate).toEqual({
    topic: 'candidate.changed', key: candidate?.key, version: 1,
    payload: { id: candidate?.key, lastName: 'Le Goff A', firstName: 'Zoé', birthDate: '2007-03-01', sex: 'F' },
  });
  expect(enrolments.map(({ topic, payload }) => [topic, payload])).toEqual([2025, 2026].map((session) => ['enrolment.changed', expect.objectContaining({
    candidateId: candidate?.key, session, diploma: 'BAC_PRO', form: 'GLOBAL', route: 'SCHOOL', state: 'PRE_REGISTERED',
  })]));
});
