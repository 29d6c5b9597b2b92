import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { ask, type Reply } from '../testing/ask-graph.ts';
import { CALLER, type ToyWorld, toyWorld, TRUST } from '../testing/toy-world.ts';
import { visibleTo } from './claims.ts';
import { developmentToken } from './development-token.ts';

let world: ToyWorld;
beforeAll(async () => { world = await toyWorld(); });
afterAll(async () => { await world.close(); });
beforeEach(() => { for (const { heard } of [world.referential, world.candidates]) heard.splice(0); });

async function askAs(roles: readonly string[], query: string): Promise<Reply> {
  const token = await developmentToken({ ...CALLER, roles }, TRUST, { production: false, now: Date.now(), hours: 1 });
  return ask({ ...world, token }, query);
}
const heard = (): number => world.referential.heard.length + world.candidates.heard.length;

describe('an operation', () => {
  it.each([
    ['a field that is its role’s', ['UNIT'], '{ enrolments { name } }'],
    ['a field of another of its roles', ['PRESS', 'FIN', 'UNIT'], '{ enrolments { name bank } }'],
    ['what is open to all, without any role', [], '{ sessions { id label } }'],
    ['what the schema is', [], '{ __schema { queryType { name } } }'],
  ])('is answered when it asks for %s', async (_why, roles, query) => {
    const { status, body } = await askAs(roles, query);
    expect([status, body.errors]).toEqual([200, undefined]);
  });

  it.each([
    ['a field of another role', ['UNIT'], '{ sessions { id } enrolments { name bank } }', 'Enrolment.bank', ['FIN']],
    ['it under another name', ['UNIT'], '{ enrolments { name: bank } }', 'Enrolment.bank', ['FIN']],
    ['it through a fragment', ['UNIT'], '{ enrolments { ...F } } fragment F on Enrolment { ... { bank } }', 'Enrolment.bank', ['FIN']],
    ['it and says that it would rather not', ['UNIT'], '{ enrolments { bank @include(if: false) } }', 'Enrolment.bank', ['FIN']],
    ['an act of another role', ['UNIT'], 'mutation { withdraw(id: "NO-1") { id } }', 'Mutation.withdraw', ['HEAD']],
    ['rows without a role', [], '{ enrolments { id } }', 'Enrolment.id', ['UNIT', 'HEAD']],
    ['rows with a role that nobody knows', ['GESTIONNAIRE'], '{ enrolments { id } }', 'Enrolment.id', ['UNIT', 'HEAD']],
  ])('is refused whole, and nobody is asked, when it asks for %s', async (_why, roles, query, coordinate, needed) => {
    const { status, body } = await askAs(roles, query);
    expect(status).toBe(403);
    expect(body.data).toBeUndefined();
    expect(body.errors).toEqual([{ message: expect.stringContaining(coordinate), extensions: { code: 'FORBIDDEN', coordinate, roles: needed } }]);
    expect(heard()).toBe(0);
  });

  it('is refused again when it is asked again, and answered to who may ask', async () => {
    const query = '{ enrolments { id bank } }';
    const statuses = [await askAs(['UNIT'], query), await askAs(['UNIT', 'FIN'], query), await askAs(['UNIT'], query)].map(({ status }) => status);
    expect(statuses).toEqual([403, 200, 403]);
  });

  it.each(['SYSTEM', 'ANY'])('has no caller at all when a token says %s', async (role) => {
    expect((await askAs([role], '{ sessions { id } }')).status).toBe(401);
  });
});

it.each([
  ['the bureau sees all', { roles: ['BEX'], mirex: [] }, undefined],
  ['an agent sees theirs', { roles: ['UNIT'], mirex: ['NO', 'SE'] }, new Set(['NO', 'SE'])],
  ['who works for none sees none', { roles: ['UNIT'], mirex: [] }, new Set()],
] as const)('%s', (_why, claims, expected) => expect(visibleTo(claims)).toEqual(expected));
