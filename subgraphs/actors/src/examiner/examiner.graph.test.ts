import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { Competence } from '../actor/competence.entity.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';
import { UUID } from '../summons/summons-desk.fixture.ts';

const POST = globalId('NO', 'EVP', UUID);
let test: TestInstance;
let people: GlobalId[];
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION });
  const { em, newId, now } = test.context();
  const rows = ['Zootechnie', 'Anglais', 'Anglais'].map((discipline, i) => {
    const actor = em.create(Actor, { id: newId('ACT'), lastName: `Interrogateur-${i}`, firstName: 'Sam', establishmentUai: i === 2 ? '0350700A' : null, registeredAt: now(), version: 1 });
    em.create(Competence, { actor, rank: 1, role: ActorRole.EXAMINER, specialityCode: null, discipline, from: '2020-01-01', to: null });
    return actor;
  });
  await em.flush();
  people = rows.map(({ id }) => id);
});
afterAll(() => test.close());

const line = (n: number, discipline: string): object => ({ actorId: people[n], discipline });
const assign = async (examiners: object[], more: object = {}): Promise<Answer['data']> => (await test.ask(
  'mutation ($input: AssignExaminersInput!) { assignExaminers(input: $input) { examiners { discipline actor { id } } userErrors { code } } }',
  { input: { postId: POST, version: 0, session: 2026, speciality: '40321004', paper: '40321004.E1', date: '2026-06-10', disciplines: ['Zootechnie', 'Anglais'], establishments: ['0350700A'], examiners, ...more } },
)).data.assignExaminers;

it.each<[string, () => object[], string]>([
  ['without the language', () => [line(0, 'Zootechnie')], 'EXAMINER_PAIR_INCOMPLETE'],
  ['by one for both', () => [line(0, 'Zootechnie'), line(0, 'Anglais')], 'EXAMINER_TWICE'],
  ['by somebody who is not competent in the language', () => [line(1, 'Zootechnie'), line(0, 'Anglais')], 'ACTOR_WITHOUT_COMPETENCE'],
  ['by a teacher of the candidates', () => [line(0, 'Zootechnie'), line(2, 'Anglais')], 'ACTOR_INCOMPATIBLE'],
  ['by nobody', () => [], 'EXAMINERS_EMPTY'],
])('a paper in a language is not heard %s', async (_why, examiners, code) => expect((await assign(examiners())).userErrors).toEqual([{ code }]));

it('is heard by a pair that covers both, said beside the post, on the version that was read', async () => {
  const pair = [line(0, 'Zootechnie'), line(1, 'Anglais')];
  expect((await assign(pair)).userErrors).toEqual([]);
  expect((await assign(pair)).userErrors).toEqual([{ code: 'EXAMINERS_CHANGED_MEANWHILE' }]);
  const { data } = await test.ask('query ($id: ID!) { _entities(representations: [{ __typename: "EvaluationPost", id: $id }]) { ... on EvaluationPost { examiners { discipline actor { id } } } } }', { id: POST });
  expect(data._entities).toEqual([{ examiners: [{ discipline: 'Anglais', actor: { id: people[1] } }, { discipline: 'Zootechnie', actor: { id: people[0] } }] }]);
  const answers = await Promise.all([1, 2].map(() => assign(pair, { version: 1 })));
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([{ code: 'EXAMINERS_CHANGED_MEANWHILE' }]);
});
