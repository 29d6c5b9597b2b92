import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { globalId } from '@mirex/schema/global-id';

import type { Caller } from '../context.ts';
import { type TestInstance, testInstance } from '../testing/test-instance.ts';
import { Heard, toy } from '../testing/toy.fixture.ts';

const LENT: Caller = { sub: 'lent', roles: ['UNIT', 'EXAM'], mirex: ['SE'], actor: globalId('NO', 'ACT', '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f') };
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance({ ...toy, ownRows: [{ entity: Heard, actor: () => ({}) }] });
});
afterAll(() => test.close());

it.each([
  ['an act of agents', 'mutation { agentsAct }'],
  ['a sensitive field', '{ allHeard { iban } }'],
])('an agent of another MIREX who is an examiner here is refused %s, which an agent of this one is given', async (_what, query) => {
  expect((await test.ask(query, {}, LENT)).errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
  expect((await test.ask(query, {}, { ...LENT, mirex: ['NO'] })).errors).toBeUndefined();
});

it('and reads what is everybody’s, and of what agents read the rows that are theirs', async () => {
  expect(await test.ask('{ hello allHeard { id } }', {}, LENT)).toEqual({ data: { hello: 'bonjour', allHeard: [] } });
});
