import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { verifyChain } from '@mirex/kit/journal/verify-chain';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { referential } from '../subgraph.ts';
import { BUREAU } from '../testing/national-instance.ts';

const RECORD = 'mutation ($input: RecordRefusalsInput!) { recordRefusals(input: $input) { recorded } }';
const READ = 'query ($who: String, $outcome: String) { refusals(who: $who, outcome: $outcome, first: 10) { totalCount edges { node { at who roles client request action entity change rowIds outcome } } } }';
const refusal = (changes: object = {}) => ({
  at: '2026-11-22T09:00:00.000Z', who: 'exam-no', roles: ['EXAM'], client: 'explorateur', request: '0199a2b4', action: 'Query.enrolments', outcome: 'FORBIDDEN', count: 1, ...changes,
});

let test: TestInstance;
beforeAll(async () => { test = await testInstance(referential, { owner: 'FR' }); });
afterAll(() => test.close());

it('the gateway’s refusals stand in the journal’s chain, in the name of who was refused, and the bureau reads them', async () => {
  const { data } = await test.ask(RECORD, { input: { refusals: [refusal(), refusal({ who: 'anonyme', roles: [], client: null, outcome: 'UNAUTHENTICATED', action: '/graphql', count: 37 })] } }, SYSTEM);
  expect(data.recordRefusals).toEqual({ recorded: 2 });
  const read = async (variables: object) => (await test.ask(READ, variables, BUREAU)).data.refusals;
  expect(await read({ who: 'exam-no' })).toEqual({ totalCount: 1, edges: [{ node: {
    at: '2026-11-22T09:00:00.000Z', who: 'exam-no', roles: ['EXAM'], client: 'explorateur', request: '0199a2b4', action: 'Query.enrolments', entity: 'Refusal', change: 'NONE', rowIds: [], outcome: 'FORBIDDEN',
  } }] });
  expect((await read({ outcome: 'UNAUTHENTICATED' })).edges).toMatchObject([{ node: { who: 'anonyme', action: '/graphql ×37' } }]);
  expect((await read({})).totalCount).toBe(2);
  const { head, broken } = await verifyChain(test.context().em);
  expect(broken).toBeUndefined();
  expect(head.position).toBeGreaterThanOrEqual(2);
});

it.each([
  ['a person', BUREAU],
  ['another MIREX’s instance', { ...SYSTEM, peer: 'SE' as const }],
])('%s records none', async (_who, caller) => {
  expect((await test.ask(RECORD, { input: { refusals: [refusal()] } }, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('nobody but the bureau reads them', async () => {
  expect((await test.ask(READ, {}, { sub: 'chef', roles: ['HEAD'], mirex: ['NO'] })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});
