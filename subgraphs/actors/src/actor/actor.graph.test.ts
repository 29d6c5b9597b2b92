import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';

import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';
import { Actor } from './actor.entity.ts';
import { Competence } from './competence.entity.ts';
import { ActorRole } from './competence.rules.ts';

const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';

const REGISTER = `mutation ($input: RegisterActorInput!) {
  registerActor(input: $input) {
    actor { id lastName establishment { uai } competences { rank role discipline speciality { code } from to } }
    userErrors { code message }
  }
}`;

const PAGE = `query ($first: Int, $filter: ActorFilter) {
  actors(first: $first, filter: $filter) {
    totalCount edges { node { lastName competences { rank speciality { code } } summons { id } establishment { uai } } }
  }
}`;

const input = (changes: object = {}): object => ({ mirex: 'NO', lastName: 'Kergoat', firstName: 'Maïwenn', establishment: '0350700A', ...changes });
const marker = (changes: object = {}): object => ({ role: 'MARKER', speciality: '40321004', discipline: 'Agronomie', from: '2024-09-01', ...changes });

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION });
  const { em, newId, now } = test.context();
  for (let i = 1; i <= 120; i += 1) {
    const actor = em.create(Actor, {
      id: newId('ACT'), reference: `R${i}`, lastName: `Actrice-${i}`, firstName: 'Zoé', establishmentUai: i % 2 === 0 ? '0350700A' : null, registeredAt: now(),
    });
    em.create(Competence, {
      actor, rank: 1, role: i % 3 === 0 ? ActorRole.CHAIR : ActorRole.MARKER, specialityCode: i % 4 === 0 ? '40321004' : null,
      discipline: i % 5 === 0 ? 'Agronomie' : 'Anglais', from: '2024-09-01', to: i % 6 === 0 ? '2025-08-31' : null,
    });
  }
  await em.flush();
});
afterAll(() => test.close());

describe('registering an actor', () => {
  it('keeps the person and what they can do', async () => {
    const { data } = await test.ask(REGISTER, { input: input({ lastName: ' Hele\u0301na O’Brïen ', competences: [marker(), { role: 'CHAIR', from: '2025-01-01', to: '2026-12-31' }] }) });
    expect(data.registerActor).toEqual({
      actor: {
        id: expect.stringMatching(/^NO-ACT-/), lastName: 'Heléna O’Brïen', establishment: { uai: '0350700A' },
        competences: [
          { rank: 1, role: 'MARKER', discipline: 'Agronomie', speciality: { code: '40321004' }, from: '2024-09-01', to: null },
          { rank: 2, role: 'CHAIR', discipline: null, speciality: null, from: '2025-01-01', to: '2026-12-31' },
        ],
      },
      userErrors: [],
    });
  });

  it.each([
    ['without a name', input({ lastName: '  ' }), 'ACTOR_NAME_EMPTY'],
    ['in an unknown establishment', input({ establishment: 'x' }), 'ESTABLISHMENT_UNKNOWN'],
    ['in an establishment of another MIREX', input({ establishment: '0670001B' }), 'ESTABLISHMENT_OF_ANOTHER_MIREX'],
    ['under a reference that is taken', input({ reference: 'R1' }), 'ACTOR_ALREADY_REGISTERED'],
    ['with a competence twice', input({ competences: [marker(), marker()] }), 'COMPETENCE_OVERLAPS'],
  ])('refuses one %s, and keeps nothing', async (_why, asked, code) => {
    const { em } = test.context();
    const before = [await em.count(Actor), await em.count(Competence)];
    const { data } = await test.ask(REGISTER, { input: asked });
    expect(data.registerActor).toEqual({ actor: null, userErrors: [{ code, message: expect.stringMatching(/\.$/) }] });
    expect([await em.count(Actor), await em.count(Competence)]).toEqual(before);
  });

  it.each([
    ['a MIREX that it does not serve', input({ mirex: 'SE' }), 'MIREX_NOT_SERVED'],
    ['a MIREX that nobody knows', input({ mirex: 'XX' }), 'MIREX_NOT_SERVED'],
    ['a day that is in no month', input({ competences: [marker({ from: '2025-02-30' })] }), 'BAD_USER_INPUT'],
    ['half a surrogate pair', input({ firstName: 'A\ud800' }), 'TEXT_MALFORMED'],
  ])('refuses %s with a code', async (_why, asked, code) => {
    const { errors } = await test.ask(REGISTER, { input: asked });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('registers a reference once, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, () => test.ask(REGISTER, { input: input({ reference: 'at once' }) })));
    expect(answers.filter(({ data }) => data.registerActor.userErrors.length === 0)).toHaveLength(1);
    expect(answers.filter(({ data }) => data.registerActor.userErrors[0]?.code === 'ACTOR_ALREADY_REGISTERED')).toHaveLength(3);
    expect(await test.context().em.count(Actor, { reference: 'at once' })).toBe(1);
  });
});

describe('the list of actors', () => {
  it.each([
    ['nothing, everybody', {}, 120],
    ['an establishment', { establishment: '0350700A' }, 60],
    ['a role', { competence: { role: 'CHAIR' } }, 40],
    ['a speciality, and those who are good for any', { competence: { speciality: '32321007' } }, 90],
    ['a role, a discipline and a day in one competence', { competence: { role: 'MARKER', discipline: 'Agronomie', on: '2026-01-01' } }, 16],
    ['a day on which some had ended', { competence: { on: '2025-09-01' } }, 100],
    ['the last day of those', { competence: { on: '2025-08-31' } }, 120],
    ['both an establishment and a role', { establishment: '0350700A', competence: { role: 'CHAIR' } }, 20],
  ])('keeps what fits %s', async (_why, filter, expected) => {
    const others = await test.context().em.count(Actor, { $or: [{ reference: null }, { reference: 'at once' }] });
    const { data } = await test.ask(PAGE, { first: 500, filter });
    const seeded = data.actors.edges.filter((edge: Answer['data']) => edge.node.lastName.startsWith('Actrice'));
    expect(seeded).toHaveLength(expected);
    expect(data.actors.totalCount).toBe(data.actors.edges.length);
    expect(data.actors.totalCount - expected).toBeLessThanOrEqual(others);
  });

  it('costs the same number of statements for 10 rows as for 100', async () => {
    const statements = async (first: number): Promise<number> => {
      test.forget();
      expect((await test.ask(PAGE, { first })).data.actors.edges).toHaveLength(first);
      return test.statements.length;
    };
    expect(await statements(10)).toBe(4);
    expect(await statements(100)).toBe(4);
  });
});

describe('an actor by id', () => {
  it.each([
    ['no id at all', 'x', 'ID_MALFORMED'],
    ['a summons’ id', globalId('NO', 'SUM', UUID), 'ID_OF_ANOTHER_TYPE'],
    ['an id of another MIREX', globalId('SE', 'ACT', UUID), 'MIREX_NOT_SERVED'],
    ['an id of no MIREX', `XX-ACT-${UUID}`, 'MIREX_UNKNOWN'],
  ])('refuses %s', async (_why, id, code) => {
    const { errors } = await test.ask('query ($id: ID!) { actor(id: $id) { lastName } }', { id });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('is found by reference, a batch in one statement and the missing ones null', async () => {
    const rows = await test.context().em.find(Actor, {}, { limit: 3, orderBy: { id: 'asc' } });
    test.forget();
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Actor { lastName } } }', {
      r: [...rows.map(({ id }) => id), globalId('NO', 'ACT', UUID)].map((id) => ({ __typename: 'Actor', id })),
    });
    expect(data._entities).toEqual([...rows.map(({ lastName }) => ({ lastName })), null]);
    expect(test.statements).toHaveLength(1);
  });
});
