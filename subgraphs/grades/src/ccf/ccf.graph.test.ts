import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION, enrolment, enrolmentTold, forgetAll, SPECIALITY, tell, told } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';

const UAI = '0350700A';
const PAPER = `${SPECIALITY}.E2`;
const SCHOOL: Caller = { sub: 'school', roles: ['EST'], mirex: ['NO'], establishment: UAI };
const DEPUTY: Caller = { sub: 'deputy', roles: ['UNIT'], mirex: ['NO'] };
let clock = new Date('2026-03-01T09:00:00Z');
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION, now: () => clock });
});
afterAll(() => test.close());
beforeEach(async () => {
  clock = new Date('2026-03-01T09:00:00Z');
  await forgetAll(test);
  await tell(test, [0, 3, 6].map((n) => enrolmentTold(n)).concat(enrolmentTold(1)));
});

const PLAN = 'id version state situations { number paper } progress { expected entered late } history { act stateAfter lines reason }';
const ask = async (mutation: string, type: string, input: object, caller: Caller = SCHOOL) => {
  const { data, errors } = await test.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { plan { ${PLAN} } line userErrors { code } } }`, { input }, caller);
  return data?.[mutation] ?? { plan: null, userErrors: errors?.map(({ extensions }) => ({ code: extensions.code })) };
};
const SITUATIONS = [{ paper: PAPER, label: 'Conduite d’un atelier', weightTenths: 10 }, { paper: PAPER, label: 'Entretien', weightTenths: 20 }];
const draft = (more: object = {}, caller: Caller = SCHOOL) =>
  ask('draftCcfPlan', 'DraftCcfPlanInput', { mirex: 'NO', session: 2026, speciality: SPECIALITY, establishmentUai: UAI, dueAt: '2026-06-15T18:00:00Z', situations: SITUATIONS, ...more }, caller);
const act = (mutation: string, plan: { id: string; version: number }, caller: Caller = SCHOOL, reason?: string) => ask(mutation, 'CcfActInput', { planId: plan.id, version: plan.version, reason }, caller);
const enter = (plan: { id: string; version: number }, lines: object[]) => ask('enterCcfMarks', 'EnterCcfMarksInput', { planId: plan.id, version: plan.version, lines });
const line = (n: number, situation: number, points: string | null, absence: string | null = null) => ({ enrolmentId: enrolment(n), situation, points, absence });
const validated = async () => {
  const { plan } = await draft();
  return (await act('validateCcfPlan', (await act('submitCcfPlan', plan)).plan, DEPUTY)).plan;
};
const ALL = [line(0, 1, '12'), line(0, 2, '13'), line(3, 1, null, 'UNJUSTIFIED'), line(3, 2, '15'), line(6, 1, '8'), line(6, 2, null, 'JUSTIFIED')];

describe('a plan', () => {
  it('is drafted by its school, submitted, returned with a reason, and validated', async () => {
    const { plan } = await draft();
    expect(plan).toMatchObject({ state: 'PLAN_DRAFT', progress: { expected: 6, entered: 0, late: false }, situations: [{ number: 1 }, { number: 2 }] });
    const submitted = (await act('submitCcfPlan', plan)).plan;
    expect((await act('returnCcfPlan', submitted, DEPUTY)).userErrors).toEqual([{ code: 'CCF_REASON_MISSING' }]);
    const returned = (await act('returnCcfPlan', submitted, DEPUTY, 'Une situation de trop')).plan;
    const again = (await act('submitCcfPlan', returned)).plan;
    expect((await act('validateCcfPlan', again, DEPUTY)).plan).toMatchObject({ state: 'PLAN_VALIDATED', history: [{ act: 'DRAFT_PLAN' }, {}, { act: 'RETURN_PLAN', reason: 'Une situation de trop' }, {}, { act: 'VALIDATE_PLAN' }] });
  });

  it.each([
    ['without a situation for a paper', { situations: [] }, SCHOOL, 'CCF_SITUATION_MISSING'],
    ['with a situation for a terminal paper', { situations: [...SITUATIONS, { paper: `${SPECIALITY}.E1`, label: 'x', weightTenths: 1 }] }, SCHOOL, 'CCF_PAPER_TERMINAL'],
    ['with a situation that weighs nothing', { situations: [{ ...SITUATIONS[0], weightTenths: 0 }] }, SCHOOL, 'CCF_SITUATION_WEIGHT'],
    ['of a school without contract', { establishmentUai: '0290002C' }, DEPUTY, 'CCF_NOT_ACCREDITED'],
    ['of another school', { establishmentUai: '0140001B' }, SCHOOL, 'FORBIDDEN'],
  ])('%s is refused', async (_why, more, caller, code) => expect((await draft(more, caller)).userErrors).toEqual([{ code }]));

  it('is not submitted by who has seen another version of it', async () => {
    const { plan } = await draft();
    expect((await act('submitCcfPlan', { ...plan, version: plan.version + 1 })).userErrors).toEqual([{ code: 'CCF_CHANGED_MEANWHILE' }]);
  });

  it('is there once', async () => {
    await draft();
    expect((await draft()).userErrors).toEqual([{ code: 'CCF_PLAN_EXISTS' }]);
  });
});

describe('who teaches in the school', () => {
  const teaches = (establishment: string): Caller => ({ sub: 'teacher', roles: ['TEACHER'], mirex: ['NO'], establishment });
  const watch = async (caller: Caller): Promise<number> => (await test.ask('{ ccfWatch { totalCount edges { node { situations { number } history { act } } } } }', {}, caller)).data.ccfWatch.totalCount;

  it('sees its plans, and enters the marks of its pupils', async () => {
    const plan = await validated();
    expect(await watch(teaches(UAI))).toBe(1);
    const entered = await ask('enterCcfMarks', 'EnterCcfMarksInput', { planId: plan.id, version: plan.version, lines: [line(0, 1, '12')] }, teaches(UAI));
    expect(entered).toMatchObject({ userErrors: [], plan: { progress: { entered: 1 } } });
  });

  it('of another school sees none, and enters nothing', async () => {
    const plan = await validated();
    expect(await watch(teaches('0140001B'))).toBe(0);
    const entered = await ask('enterCcfMarks', 'EnterCcfMarksInput', { planId: plan.id, version: plan.version, lines: [line(0, 1, '12')] }, teaches('0140001B'));
    expect(entered).toEqual({ plan: null, line: null, userErrors: [{ code: 'CCF_PLAN_UNKNOWN' }] });
  });

  it('neither drafts nor submits a plan: its direction does', async () => {
    expect((await draft({}, teaches(UAI))).userErrors).toEqual([{ code: 'FORBIDDEN' }]);
    expect((await act('submitCcfMarks', await validated(), teaches(UAI))).userErrors).toEqual([{ code: 'FORBIDDEN' }]);
  });
});

describe('marks of situations', () => {
  it('are not entered before the plan is validated', async () => {
    const { plan } = await draft();
    expect((await enter(plan, [line(0, 1, '12')])).userErrors).toEqual([{ code: 'CCF_PLAN_NOT_VALIDATED' }]);
  });

  it.each([
    ['finer than whole points', [line(0, 1, '12,5')], 'MARK_OFF_STEP'],
    ['over twenty', [line(0, 1, '21')], 'MARK_OUT_OF_RANGE'],
    ['of an absence without a reason that is not zero', [line(0, 1, '8', 'UNJUSTIFIED')], 'CCF_ABSENCE_NOT_ZERO'],
    ['of nothing', [line(0, 1, null)], 'CCF_MARK_MISSING'],
    ['of a situation that is not planned', [line(0, 9, '12')], 'CCF_SITUATION_UNKNOWN'],
    ['of another school’s candidate', [line(1, 1, '12')], 'CCF_CANDIDATE_OUTSIDE'],
    ['in no line', [], 'CCF_LINES'],
  ])('%s are refused, and nothing is written', async (_why, lines, code) => {
    expect((await enter(await validated(), [line(0, 1, '12'), ...lines].slice(lines.length === 0 ? 1 : 0))).userErrors).toEqual([{ code }]);
    expect(await test.context().em.execute('select 1 from ccf_mark')).toEqual([]);
  });

  it('of a candidate who is assessed by terminal papers are refused', async () => {
    await tell(test, [told('paper-map.changed', enrolment(0), {
      enrolmentId: enrolment(0), session: 2026, speciality: SPECIALITY, papers: ['E1', 'E2'].map((number) => ({ paper: `${SPECIALITY}.${number}`, mode: 'TERMINAL', status: 'TO_SIT', keptHundredths: null })),
    })]);
    expect((await enter(await validated(), [line(0, 1, '12')])).userErrors).toEqual([{ code: 'CCF_CANDIDATE_OUTSIDE' }]);
  });

  it('become those of the papers when they are validated: whole points, half upwards, absences as the law has them', async () => {
    const plan = await validated();
    const entered = (await enter(plan, ALL.slice(0, 5))).plan;
    expect(entered.progress).toEqual({ expected: 6, entered: 5, late: false });
    expect((await act('submitCcfMarks', entered)).userErrors).toEqual([{ code: 'CCF_MARKS_INCOMPLETE' }]);
    const submitted = (await act('submitCcfMarks', (await enter(entered, ALL)).plan)).plan;
    expect((await enter(submitted, [line(0, 1, '20')])).userErrors).toEqual([{ code: 'CCF_STATE' }]);
    const done = await act('validateCcf', submitted, DEPUTY);
    expect(done).toMatchObject({ userErrors: [], plan: { state: 'VALIDATED' } });
    const marks = await test.context().em.execute('select state, hundredths from mark where paper_code = ? order by enrolment_id', [PAPER]);
    expect(marks).toEqual([{ state: 'VERIFIED', hundredths: 1300 }, { state: 'EXPECTED', hundredths: null }, { state: 'VERIFIED', hundredths: 1000 }, { state: 'ABSENT_JUSTIFIED', hundredths: null }]);
  });

  it('are returned with a reason and typed over; a jury that has opened has them as they were', async () => {
    const plan = await validated();
    const submitted = (await act('submitCcfMarks', (await enter(plan, ALL)).plan)).plan;
    const returned = (await act('returnCcf', submitted, DEPUTY, 'Grille manquante')).plan;
    const again = (await act('submitCcfMarks', (await enter(returned, [line(0, 1, '20')])).plan)).plan;
    await test.context().em.execute(`update mark set state = 'LOCKED' where paper_code = ?`, [PAPER]);
    expect((await act('validateCcf', again, DEPUTY)).userErrors).toEqual([{ code: 'CCF_LOCKED' }]);
  });
});

it('watches what is late, and shows a school its own plan only', async () => {
  await draft();
  await draft({ establishmentUai: '0140001B' }, DEPUTY);
  clock = new Date('2026-06-16T09:00:00Z');
  const watch = async (caller: Caller) => (await test.ask('{ ccfWatch(filter: { late: true }) { totalCount edges { node { establishmentUai progress { late } } } } }', {}, caller)).data.ccfWatch;
  expect([(await watch(DEPUTY)).totalCount, await watch(SCHOOL)]).toEqual([2, { totalCount: 1, edges: [{ node: { establishmentUai: UAI, progress: { late: true } } }] }]);
});
