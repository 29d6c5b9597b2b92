import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';

const DEPOSIT = 'mutation ($input: DepositDossierInput!) { depositDossier(input: $input) { document { kind state paper { code } sha256 } userErrors { code } } }';
const calendar = {
  session: 2026, zone: 'METRO', timeZone: 'Europe/Paris', state: 'SUMMONED', reopened: null,
  phases: [{ phase: 'PAPERS', startsAt: '2026-05-25T00:00:00.000Z', endsAt: '2026-06-28T00:00:00.000Z' }],
};

let now = new Date('2026-05-24T23:59:59Z');
let test: TestInstance;
let enrolmentId: string;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: { ...EDITION, calendars: [calendar] }, now: () => now });
  await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { userErrors { code } } }', { input: { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(people(1))) } });
  [{ id: enrolmentId }] = await test.context().em.execute<[{ id: string }]>('select id from enrolment');
});
afterAll(() => test.close());

const deposit = async (over: object = {}) => {
  const input = { enrolmentId, paper: '40321004.E5', fileName: 'rapport.pdf', mediaType: 'application/pdf', bytes: 1_000, sha256: 'a'.repeat(64), ...over };
  return (await test.ask(DEPOSIT, { input })).data.depositDossier;
};

it('a dossier is deposited for a paper that is sat, as a PDF, until the papers begin', async () => {
  expect(await deposit()).toEqual({ document: { kind: 'DOSSIER', state: 'RECEIVED', paper: { code: '40321004.E5' }, sha256: 'a'.repeat(64) }, userErrors: [] });
  expect((await deposit({ paper: '50321139.E1' })).userErrors).toEqual([{ code: 'PAPER_NOT_SAT' }]);
  expect((await deposit({ mediaType: 'image/png', sha256: 'b'.repeat(64) })).userErrors).toEqual([{ code: 'DOCUMENT_NOT_PDF' }]);
  now = new Date('2026-05-25T00:00:00Z');
  expect((await deposit({ sha256: 'c'.repeat(64) })).userErrors).toEqual([{ code: 'DEPOSIT_CLOSED' }]);
});
