import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { CcfPlan, CcfState } from '../ccf/ccf.entity.ts';
import { EDITION, forgetAll, SPECIALITY } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';
import { advanceCheck } from './ccf-check.service.ts';

const UAIS = ['0350700A', '0140001B', '0290002C', '0720033T'];
const reviewer = (n: number, establishmentUai: string | null = null) => ({ actorId: `SE-ACT-0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`, establishmentUai });
const INSPECTOR: Caller = { sub: 'inspector', roles: ['INSP'], mirex: ['NO'], specialities: [SPECIALITY] };

let test: TestInstance;
beforeAll(async () => void (test = await testInstance(grades, { dataSets: EDITION })));
afterAll(() => test.close());
beforeEach(async () => {
  await forgetAll(test);
  const { em, newId } = test.context();
  // The last school has not had its marks validated.
  for (const [i, establishmentUai] of UAIS.entries()) {
    em.create(CcfPlan, { id: newId('CCP'), session: 2026, specialityCode: SPECIALITY, establishmentUai, dueAt: new Date('2026-06-01'), state: i === 3 ? CcfState.SUBMITTED : CcfState.VALIDATED });
  }
  await em.flush();
});

const CHECK = 'id version state establishmentUai grid finding proposal decision reviewers plan { state } history { by act stateBefore stateAfter text }';
const draw = async (size: number, idempotencyKey: string = randomUUID()) => (await test.ask(`mutation ($input: DrawAposterioriSampleInput!) { drawAposterioriSample(input: $input) { checks { ${CHECK} } userErrors { code message } } }`, {
  input: { idempotencyKey, mirex: 'NO', session: 2026, speciality: SPECIALITY, size, grid: 'Grille nationale' },
}, INSPECTOR)).data.drawAposterioriSample;
const act = async (mutation: string, type: string, input: object, caller: Caller = INSPECTOR) => {
  const { data, errors } = await test.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { check { ${CHECK} } userErrors { code } } }`, { input }, caller);
  return data?.[mutation] ?? { userErrors: errors?.map(({ extensions }) => ({ code: extensions.code })) };
};
const on = ({ id, version }: { id: string; version: number }) => ({ checkId: id, version });
const drawn = async () => (await draw(1)).checks[0];
const reviewed = async () => {
  const { check } = await act('assignReviewGroup', 'AssignReviewGroupInput', { ...on(await drawn()), reviewers: [reviewer(1), reviewer(2)] });
  return (await act('recordFinding', 'RecordFindingInput', { ...on(check), finding: 'Deux grilles absentes' })).check;
};

describe('a sample', () => {
  it('is drawn of the schools whose marks are validated, each once, and the same under the same key', async () => {
    const key = randomUUID();
    const first = await draw(2, key);
    expect(first).toMatchObject({ userErrors: [], checks: [{ state: 'SELECTED', grid: 'Grille nationale', history: [{ by: 'inspector', act: 'DRAW', text: key }] }, {}] });
    expect(await draw(2, key)).toEqual(first);
    const second = await draw(1);
    expect([...first.checks, ...second.checks].map((check: { establishmentUai: string }) => check.establishmentUai).toSorted()).toEqual(UAIS.slice(0, 3).toSorted());
    expect((await draw(1)).userErrors).toMatchObject([{ code: 'CHECK_SAMPLE_TOO_LARGE' }]);
  });

  it('of nobody is refused', async () => expect((await draw(0)).userErrors).toMatchObject([{ code: 'CHECK_SAMPLE_EMPTY' }]));
});

describe('a check', () => {
  it('is reviewed, proposed to the jury, and decided on; the plan and its marks stay', async () => {
    const { check: proposed } = await act('proposeToJury', 'ProposeToJuryInput', { ...on(await reviewed()), conform: false, proposal: 'Revoir les notes de la situation 2' });
    const { check } = await act('recordCheckDecision', 'RecordCheckDecisionInput', { ...on(proposed), decision: 'Notes maintenues' }, { sub: 'unit', roles: ['UNIT'], mirex: ['NO'] });
    expect(check).toMatchObject({
      state: 'JURY_DECIDED', finding: 'Deux grilles absentes', decision: 'Notes maintenues', plan: { state: 'VALIDATED' },
      history: [{ act: 'DRAW' }, { act: 'ASSIGN' }, { act: 'RECORD_FINDING', stateAfter: 'REVIEWED' }, { act: 'PROPOSE', stateAfter: 'NON_CONFORM' }, { by: 'unit', act: 'DECIDE' }],
    });
  });

  it.each([
    ['by nobody', (_uai: string) => [], 'CHECK_REVIEWERS_MISSING'],
    ['by somebody of the school', (uai: string) => [reviewer(1), reviewer(2, uai)], 'CHECK_REVIEWER_OF_SCHOOL'],
    ['by the same person twice', (_uai: string) => [reviewer(1), reviewer(1)], 'CHECK_REVIEWER_TWICE'],
  ])('reviewed %s is refused', async (_why, reviewers, code) => {
    const check = await drawn();
    expect((await act('assignReviewGroup', 'AssignReviewGroupInput', { ...on(check), reviewers: reviewers(check.establishmentUai) })).userErrors).toEqual([{ code }]);
  });

  it('changes no mark, finds nothing before it has a group, and says what it found', async () => {
    const check = await drawn();
    const find = (more: object) => act('recordFinding', 'RecordFindingInput', { ...on(check), finding: 'x', ...more });
    expect((await find({ changesMarks: true })).userErrors).toEqual([{ code: 'CHECK_CHANGES_NO_MARK' }]);
    expect((await find({ finding: ' ' })).userErrors).toEqual([{ code: 'CHECK_TEXT_MISSING' }]);
    expect((await find({})).userErrors).toEqual([{ code: 'CHECK_REVIEWERS_MISSING' }]);
    expect((await act('proposeToJury', 'ProposeToJuryInput', { ...on(check), conform: true, proposal: 'x' })).userErrors).toEqual([{ code: 'CHECK_STATE' }]);
  });

  it('that two take further at once is taken by one', async () => {
    const check = await reviewed();
    const step = { act: 'PROPOSE', conform: true, text: 'Conforme' } as const;
    const second = await meanwhile(test.context(), (held) => advanceCheck(check.id, check.version, step, held).then(() => held.em.flush()), () => advanceCheck(check.id, check.version, step, test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'CHECK_CHANGED_MEANWHILE' } });
    expect((await act('proposeToJury', 'ProposeToJuryInput', { ...on({ ...check, id: check.id.replace(/.$/, (digit: string) => (digit === '0' ? '1' : '0')) }), conform: true, proposal: 'x' })).userErrors).toEqual([{ code: 'CHECK_UNKNOWN' }]);
  });

  it('is shown to an inspector of its speciality, and to no school', async () => {
    await drawn();
    const count = async (caller: Caller) => (await test.ask('{ aposterioriChecks { totalCount } }', {}, caller)).data?.aposterioriChecks?.totalCount;
    expect(await Promise.all([count(INSPECTOR), count({ ...INSPECTOR, specialities: ['32321308'] }), count({ sub: 'school', roles: ['EST'], mirex: ['NO'], establishment: UAIS[0] })])).toEqual([1, 0, undefined]);
  });
});
