import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { Competence } from '../actor/competence.entity.ts';
import { ActorRole } from '../actor/competence.rules.ts';
import { EDITION } from '../edition.fixture.ts';
import { actors } from '../subgraph.ts';
import { UUID } from '../summons/summons-desk.fixture.ts';
import { answerSurvey } from './survey.service.ts';

const SCHOOL = '0350700A';
const TRANS: Caller = { sub: 'trans', roles: ['TRANS'], mirex: ['NO'] };
const EST: Caller = { sub: 'head-of-school', roles: ['EST'], mirex: ['NO'], establishment: SCHOOL };

let test: TestInstance;
let now = new Date('2026-01-05T08:00:00Z');
let people: GlobalId[];
beforeAll(async () => {
  test = await testInstance(actors, { dataSets: EDITION, now: () => now });
});
afterAll(() => test.close());
beforeEach(async () => {
  now = new Date('2026-01-05T08:00:00Z');
  const { em, newId } = test.context();
  await em.execute('truncate actor, survey, survey_answer_change, trace, idempotency cascade');
  const rows = [SCHOOL, SCHOOL, '0350701B'].map((establishmentUai, i) => em.create(Actor, { id: newId('ACT'), lastName: `Enquêté-${i}`, firstName: 'Lou', establishmentUai, registeredAt: now, version: 1 }));
  for (const actor of rows) em.create(Competence, { actor, rank: 1, role: ActorRole.EXAMINER, specialityCode: '40321004', discipline: null, from: '2020-01-01', to: null });
  await em.flush();
  people = rows.map(({ id }) => id);
});

const open = async (more: object = {}, caller = TRANS): Promise<Answer['data']> => (await test.ask(
  'mutation ($input: OpenSurveyInput!) { openSurvey(input: $input) { survey { id version state } userErrors { code } } }',
  { input: { mirex: 'NO', session: 2026, kind: 'COMPETENCE', title: 'Compétences 2026', closesAt: '2026-01-31T16:00:00Z', ...more } }, caller,
)).data.openSurvey;
const answer = async (surveyId: string, n: number, more: object = {}, caller = EST): Promise<Answer['data']> => (await test.ask(
  'mutation ($input: AnswerSurveyInput!) { answerSurvey(input: $input) { answer { version confirmedAt wishes { role specialityCode } absences { from to } } userErrors { code } } }',
  { input: { surveyId, actorId: people[n], version: 0, ...more } }, caller,
)).data.answerSurvey;
const confirm = async (surveyId: string, key = 'confirmation-1', more: object = {}, caller = EST): Promise<Answer['data']> => (await test.ask(
  'mutation ($input: ConfirmSurveyAnswersInput!) { confirmSurveyAnswers(input: $input) { confirmed userErrors { code } } }', { input: { surveyId, establishment: SCHOOL, idempotencyKey: key, ...more } }, caller,
)).data?.confirmSurveyAnswers;
const pool = async (more: object = {}): Promise<Answer['data']> => (await test.ask(
  'query ($input: PoolInput!) { poolFor(input: $input) { volunteer actor { id } } }', { input: { mirex: 'NO', session: 2026, role: 'EXAMINER', speciality: '40321004', date: '2026-06-08', halfDay: 'MORNING', ...more } },
)).data.poolFor.map(({ volunteer, actor }: Answer['data']) => [actor.id, volunteer]);

describe('a survey', () => {
  it('is opened, answered, confirmed by the school, and heeded by the pools', async () => {
    const { survey } = await open();
    expect(await answer(survey.id, 0, { absences: [{ from: '2026-06-08', to: '2026-06-09' }] })).toMatchObject({ answer: { version: 1, confirmedAt: null }, userErrors: [] });
    expect((await answer(survey.id, 1, { wishes: [{ role: 'EXAMINER' }, { role: 'MARKER', speciality: '32321308' }] })).userErrors).toEqual([]);
    expect(await pool()).toEqual([[people[1], true], [people[0], false], [people[2], false]]);
    expect(await confirm(survey.id)).toEqual({ confirmed: 2, userErrors: [] });
    expect(await confirm(survey.id)).toEqual({ confirmed: 2, userErrors: [] });
    expect(await pool()).toEqual([[people[1], true], [people[2], false]]);
    const { data } = await test.ask('query ($id: ID!) { actor(id: $id) { competences { role state speciality { code } } } }', { id: people[1] });
    expect(data.actor.competences).toEqual([
      { role: 'EXAMINER', state: 'VALID', speciality: { code: '40321004' } }, { role: 'EXAMINER', state: 'PROPOSED', speciality: null }, { role: 'MARKER', state: 'PROPOSED', speciality: { code: '32321308' } },
    ]);
    const progress = await test.ask('query ($id: ID!) { surveyProgress(id: $id) { actors answered confirmed establishment { uai } } }', { id: survey.id }, TRANS);
    expect(progress.data.surveyProgress).toEqual([{ actors: 1, answered: 0, confirmed: 0, establishment: { uai: '0350701B' } }, { actors: 2, answered: 2, confirmed: 2, establishment: { uai: SCHOOL } }]);
  });

  it('takes the next answer for the last, keeps the former, and wants it confirmed again', async () => {
    const { survey } = await open();
    const self: Caller = { sub: 'self', roles: ['EXAM'], mirex: ['NO'], actor: people[0] };
    await answer(survey.id, 0, {}, self);
    await confirm(survey.id);
    expect((await answer(survey.id, 0, { movesTo: '0350701B' }, self)).userErrors).toEqual([{ code: 'SURVEY_ANSWER_CHANGED_MEANWHILE' }]);
    expect((await answer(survey.id, 0, { version: 1, movesTo: '0350701B' }, self)).answer).toMatchObject({ version: 2, confirmedAt: null });
    expect(await test.context().em.execute(`select version, by, answer ->> 'movesTo' as "movesTo" from survey_answer_change order by version`)).toEqual([{ version: 1, by: 'self', movesTo: null }, { version: 2, by: 'self', movesTo: '0350701B' }]);
    const { data } = await test.ask('{ surveys(filter: { state: OPEN }) { edges { node { title answers { movesTo } } } } }', {}, { ...self, actor: people[1] });
    expect(data.surveys.edges).toEqual([{ node: { title: 'Compétences 2026', answers: [] } }]);
  });

  it.each<[string, object, string]>([
    ['without a title', { title: ' ' }, 'SURVEY_TITLE_EMPTY'],
    ['that is over', { closesAt: '2026-01-05T08:00:00Z' }, 'SURVEY_DEADLINE_PAST'],
    ['of no session', { session: 2031 }, 'SESSION_UNKNOWN'],
  ])('is not opened %s', async (_why, more, code) => expect((await open(more)).userErrors).toEqual([{ code }]));

  it('refuses a second of its kind, an answer for another school’s actor, what there is not, and any answer once it is closed', async () => {
    const { survey } = await open();
    expect((await open()).userErrors).toEqual([{ code: 'SURVEY_OPEN_ALREADY' }]);
    expect((await open({ kind: 'MOVEMENT' })).userErrors).toEqual([]);
    expect((await answer(survey.id, 2)).userErrors).toEqual([{ code: 'SURVEY_ACTOR_ELSEWHERE' }]);
    expect((await answer(survey.id, 0, { wishes: [{ role: 'MARKER', speciality: '00000000' }] })).userErrors).toEqual([{ code: 'SURVEY_COMPETENCE_UNKNOWN' }]);
    expect((await answer(survey.id, 0, { movesTo: '9999999Z' })).userErrors).toEqual([{ code: 'SURVEY_ESTABLISHMENT_UNKNOWN' }]);
    expect((await answer(survey.id, 0, { absences: [{ from: '2026-06-09', to: '2026-06-08' }] })).userErrors).toEqual([{ code: 'SURVEY_PERIOD' }]);
    expect((await answer(globalId('NO', 'SVY', UUID), 0)).userErrors).toEqual([{ code: 'SURVEY_UNKNOWN' }]);
    expect(await confirm(survey.id, 'confirmation-2', { establishment: '0350701B' })).toBeUndefined();
    now = new Date('2026-01-31T16:00:01Z');
    expect((await answer(survey.id, 0)).userErrors).toEqual([{ code: 'SURVEY_CLOSED' }]);
    expect((await confirm(survey.id, 'confirmation-3')).userErrors).toEqual([{ code: 'SURVEY_CLOSED' }]);
  });

  it('is closed once', async () => {
    const { survey } = await open();
    const close = async (version: number): Promise<Answer['data']> => (await test.ask('mutation ($id: ID!, $version: Int!) { closeSurvey(id: $id, version: $version) { survey { state changes { act } } userErrors { code } } }', { id: survey.id, version }, TRANS)).data.closeSurvey;
    expect(await close(1)).toEqual({ survey: { state: 'CLOSED', changes: [{ act: 'OPENED' }, { act: 'CLOSED' }] }, userErrors: [] });
    expect((await close(1)).userErrors).toEqual([{ code: 'SURVEY_CHANGED_MEANWHILE' }]);
    expect((await close(2)).userErrors).toEqual([{ code: 'SURVEY_CLOSED' }]);
    expect((await answer(survey.id, 0)).userErrors).toEqual([{ code: 'SURVEY_CLOSED' }]);
  });

  it('answered by two at once for one actor is answered by one, and the other is told', async () => {
    const { survey } = await open();
    const asked = { surveyId: survey.id, actorId: people[0] as GlobalId, version: 0, wishes: [], absences: [], movesTo: null };
    expect(await meanwhile(test.context(), (held) => answerSurvey(asked, held), () => answer(survey.id, 0))).toMatchObject({ userErrors: [{ code: 'SURVEY_ANSWER_CHANGED_MEANWHILE' }] });
  });
});
