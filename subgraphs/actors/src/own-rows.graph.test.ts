import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GlobalId, globalId } from '@mirex/schema/global-id';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { Actor } from './actor/actor.entity.ts';
import { Competence } from './actor/competence.entity.ts';
import { ActorRole } from './actor/competence.rules.ts';
import { EDITION } from './edition.fixture.ts';
import { actors } from './subgraph.ts';
import { HalfDay } from './summons/diary.rules.ts';
import { Activity } from './summons/issuing.rules.ts';
import { Summons } from './summons/summons.entity.ts';
import { SummonsState } from './summons/summons-state.rules.ts';

const OURS = '0350700A';
const id = (tag: 'ACT' | 'SUM', n: number): GlobalId => globalId('NO', tag, `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);
const of = (role: string, own: Partial<Caller> = {}): Caller => ({ sub: 'somebody', roles: [role], mirex: ['NO'], ...own });

// 1 and 2 teach with us, 3 elsewhere; 2 and 3 are competent for one speciality, and summoned for it; 1 invigilates.
const PEOPLE = [[1, OURS, null], [2, OURS, '40321004'], [3, '0140001B', '40321004']] as const;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION });
  const { em, now } = test.context();
  for (const [n, establishmentUai, specialityCode] of PEOPLE) {
    const actor = em.create(Actor, { id: id('ACT', n), lastName: `Démo-${n}`, firstName: 'Zoé', establishmentUai, registeredAt: now() });
    if (specialityCode) em.create(Competence, { actor, rank: 1, role: ActorRole.MARKER, specialityCode, discipline: null, from: '2020-01-01', to: null });
    em.create(Summons, {
      id: id('SUM', n), actor, session: 2026, activity: specialityCode ? Activity.SCRIPT_MARKING : Activity.INVIGILATION, specialityCode, paperCode: null, sittingId: null,
      date: '2026-06-15', halfDay: HalfDay.MORNING, quantity: 1, state: SummonsState.ISSUED, idempotencyKey: `${n}`,
    });
  }
  await em.flush();
});
afterAll(() => test.close());

const SEEN: [who: string, caller: Caller, people: number[], summonses: number[]][] = [
  ['an agent sees all', of('UNIT'), [1, 2, 3], [1, 2, 3]],
  ['an agent bound to a diploma: everybody who may serve, and what is summoned for it or for none', of('UNIT', { diplomas: ['BTSA'] }), [1, 2, 3], [1]],
  ['an examiner: themselves, and what summons them', of('EXAM', { actor: id('ACT', 2) }), [2], [2]],
  ['one of another MIREX: the same', { sub: 'e', roles: ['INVIG'], mirex: ['SE'], actor: id('ACT', 1) }, [1], [1]],
  ['a head of centre: the same', of('CENTRE', { actor: id('ACT', 3) }), [3], [3]],
];

describe.each(SEEN)('%s', (_who, caller, people, summonses) => {
  it('by reference, with competences', async () => {
    const r = [...PEOPLE.map(([n]) => ({ __typename: 'Actor', id: id('ACT', n) })), ...PEOPLE.map(([n]) => ({ __typename: 'Summons', id: id('SUM', n) }))];
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { __typename ... on Actor { id } ... on Summons { id } } }', { r }, caller);
    const found = data._entities.filter((one: object | null) => one !== null).map((one: { id: string }) => one.id);
    expect(found).toEqual([...people.map((n) => id('ACT', n)), ...summonses.map((n) => id('SUM', n))]);
  });

  it('in lists and their counts', async () => {
    const { data, errors } = await test.ask('{ summonses { totalCount edges { node { id } } } }', {}, caller);
    expect(errors).toBeUndefined();
    expect(data.summonses.totalCount).toBe(summonses.length);
    expect(data.summonses.edges.map(({ node }: { node: { id: string } }) => node.id).toSorted()).toEqual(summonses.map((n) => id('SUM', n)));
  });
});

it('an inspector sees who is competent for a speciality of theirs', async () => {
  const { data } = await test.ask('{ actors { totalCount edges { node { id } } } }', {}, of('INSP', { specialities: ['40321004'] }));
  expect(data.actors.edges.map(({ node }: { node: { id: string } }) => node.id).toSorted()).toEqual([id('ACT', 2), id('ACT', 3)]);
  expect(data.actors.totalCount).toBe(2);
});

it('an examiner acknowledges no summons of somebody else', async () => {
  const acknowledge = (n: number) => test.ask('mutation ($input: MoveSummonsInput!) { acknowledgeSummons(input: $input) { summons { id } userErrors { code } } }', { input: { id: id('SUM', n), version: 1 } }, of('EXAM', { actor: id('ACT', 2) }));
  expect((await acknowledge(3)).data.acknowledgeSummons).toMatchObject({ summons: null, userErrors: [{ code: 'SUMMONS_UNKNOWN' }] });
});

it.each([
  ['an agent of another MIREX', { sub: 'a', roles: ['UNIT'], mirex: ['SE'] }],
  ['a candidate', of('CAND', { actor: id('ACT', 1) })],
  ['a financial application', of('FIN')],
])('an instance does not let in %s', async (_why, caller) => {
  expect((await test.ask('{ actors { totalCount } }', {}, caller)).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
});

it('an examiner whom the token does not name sees nobody', async () => {
  expect(await test.ask('{ actors { totalCount edges { node { id } } } summonses { totalCount } }', {}, of('EXAM'))).toEqual({ data: { actors: { totalCount: 0, edges: [] }, summonses: { totalCount: 0 } } });
});
