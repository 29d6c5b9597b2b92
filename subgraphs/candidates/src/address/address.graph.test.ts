import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';

const MOVE = 'mutation ($input: ChangeAddressInput!) { changeAddress(input: $input) { candidate { version address { lines postalCode town country } addressChanges { version by reason before { town } after { town } } } userErrors { code } } }';
const HOME = { lines: ['3 chemin des Peupliers'], postalCode: '35700', town: 'Rennes' };
let test: TestInstance;
let candidateId: string;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION });
  await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { userErrors { code } } }', { input: { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(people(2))) } });
  [{ id: candidateId }] = await test.context().em.execute<[{ id: string }]>('select id from candidate order by id');
});
afterAll(() => test.close());

const move = async (over: object = {}, who?: Caller) => {
  const { data, errors } = await test.ask(MOVE, { input: { candidateId, version: 1, ...HOME, ...over } }, who);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.changeAddress;
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);

it('a candidate moves, old and new kept; of two at once, one is told', async () => {
  const me: Caller = { sub: 'me', roles: ['CAND'], mirex: ['NO'], candidates: [candidateId as never] };
  expect(codes(await move({ postalCode: '357' }, me))).toEqual(['ADDRESS_POSTAL_CODE']);
  const both = await Promise.all([move({ reason: 'Déménagement' }, me), move({ reason: 'Déménagement' }, me)]);
  expect(both.flatMap(codes)).toEqual(['CANDIDATE_CHANGED_MEANWHILE']);
  expect(codes(await move({ version: 2 }))).toEqual(['ADDRESS_THE_SAME']);
  const { candidate } = await move({ version: 2, town: 'Saint-Malo', postalCode: '35400' }, me);
  expect(candidate).toEqual({
    version: 3, address: { ...HOME, town: 'Saint-Malo', postalCode: '35400', country: 'FR' },
    addressChanges: [{ version: 2, by: 'me', reason: 'Déménagement', before: null, after: { town: 'Rennes' } }, { version: 3, by: 'me', reason: null, before: { town: 'Rennes' }, after: { town: 'Saint-Malo' } }],
  });
  expect(codes(await move({}, { ...me, candidates: ['NO-CAN-0199a2b4-7c11-7d3e-8f00-000000000009' as never] }))).toEqual(['CANDIDATE_UNKNOWN']);
});
