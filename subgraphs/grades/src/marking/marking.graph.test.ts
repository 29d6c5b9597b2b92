import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { EDITION, enrolment, enrolmentTold, forgetAll, SPECIALITY, tell, told, uaiOf } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';
import { finishBatch } from './marking.service.ts';

const PAPER = `${SPECIALITY}.E1`;
const actor = (n: number) => `SE-ACT-0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`;
const marker = (n: number): Caller => ({ sub: `marker-${n}`, roles: ['EXAM'], mirex: ['SE'], actor: actor(n) as never });
let clock = new Date('2026-06-20T09:00:00Z');
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION, now: () => clock });
});
afterAll(() => test.close());
const attend = (n: number, presence: 'PRESENT' | 'ABSENT' = 'PRESENT') => told('attendance.recorded', `NO-ALL-${n}`, {
  allocationId: `NO-ALL-${n}` as never, enrolmentId: enrolment(n), session: 2026, paper: PAPER, sittingId: 'NO-SIT-1' as never, centreId: 'NO-CEN-1' as never, presence,
});
beforeEach(async () => {
  clock = new Date('2026-06-20T09:00:00Z');
  await forgetAll(test);
  await tell(test, [0, 1, 2, 3, 4, 5, 6].map((n) => enrolmentTold(n)));
  await tell(test, [0, 1, 2, 3, 4, 5].map((n) => attend(n)).concat(attend(6, 'ABSENT')));
});

const key = () => randomUUID();
const register = async (numbers: number[], idempotencyKey = key()) => (await test.ask('mutation ($input: RegisterScriptsInput!) { registerScripts(input: $input) { scripts userErrors { code } } }', {
  input: { idempotencyKey, mirex: 'NO', session: 2026, paper: PAPER, enrolmentIds: numbers.map(enrolment) },
})).data.registerScripts;
const BATCH = 'id version state sent returned progress { scripts marked late } scripts { code points state history { by pointsBefore pointsAfter reason } }';
const MARKERS = [{ actorId: actor(1), establishmentUai: uaiOf(0) }, { actorId: actor(2), establishmentUai: uaiOf(1) }];
const deal = async (more: object = {}) => (await test.ask(`mutation ($input: DealBatchesInput!) { dealMarkingBatches(input: $input) { batches { ${BATCH} } userErrors { code } } }`, {
  input: { idempotencyKey: key(), mirex: 'NO', session: 2026, paper: PAPER, medium: 'DIGITAL', dueAt: '2026-06-25T18:00:00Z', markers: MARKERS, ...more },
})).data.dealMarkingBatches;
const own = async (n: number) => (await test.ask(`{ markingBatches { edges { node { ${BATCH} } } } }`, {}, marker(n))).data.markingBatches.edges.map(({ node }: { node: unknown }) => node);
const act = async (mutation: string, type: string, input: object, caller?: Caller) =>
  (await test.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { batch { ${BATCH} } line userErrors { code } } }`, { input }, caller)).data[mutation];
const mark = (batch: { id: string; version: number; scripts: { code: string }[] }, points: string, caller?: Caller) =>
  act('markScripts', 'MarkScriptsInput', { batchId: batch.id, version: batch.version, lines: batch.scripts.map(({ code }) => ({ code, points })) }, caller);
const dealt = async (more: object = {}) => {
  await register([0, 1, 2, 3, 4, 5]);
  return (await deal(more)).batches;
};
const finished = async () => {
  const [batch] = await dealt();
  await mark(batch, '12');
  return (await act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version })).batch;
};

describe('scripts', () => {
  it('are reconciled with attendance: those that are missing are named', async () => {
    expect(await register([0, 1, 2, 3])).toEqual({ scripts: 4, userErrors: [] });
    const { data } = await test.ask('query ($filter: ScriptReconciliationFilter!) { scriptReconciliation(filter: $filter) { present scripts missing } }', { filter: { mirex: 'NO', session: 2026, paper: PAPER } });
    expect(data.scriptReconciliation).toEqual({ present: 6, scripts: 4, missing: [enrolment(4), enrolment(5)] });
    expect((await deal()).userErrors).toEqual([{ code: 'SCRIPTS_MISSING' }]);
  });

  it.each([['twice', [0, 0], 'SCRIPT_TWICE'], ['of an absent candidate', [6], 'SCRIPT_OF_ABSENT'], ['of somebody unknown', [99], 'SCRIPT_UNEXPECTED'], ['of nobody', [], 'SCRIPTS_NONE']])(
    '%s are refused', async (_why, numbers, code) => expect((await register(numbers)).userErrors).toEqual([{ code }]));

  it('that are there already are refused, and the same act is answered', async () => {
    const once = key();
    expect(await register([0, 1], once)).toEqual(await register([0, 1], once));
    expect((await register([1, 2])).userErrors).toEqual([{ code: 'SCRIPT_TWICE' }]);
  });
});

describe('batches', () => {
  it('mix the schools, and give nobody a script of their own', async () => {
    const batches = await dealt();
    expect(batches.map(({ scripts }: { scripts: unknown[] }) => scripts.length)).toEqual([3, 3]);
    const rows = await test.context().em.execute('select 1 from script s join marking_batch b on b.id = s.batch_id where s.establishment_uai = b.marker_uai');
    expect(rows).toEqual([]);
    expect((await deal()).userErrors).toEqual([{ code: 'SCRIPTS_NONE' }]);
  });

  it('are refused when the only marker is of their school', async () => {
    await register([0, 1, 2, 3, 4, 5]);
    expect((await deal({ markers: [MARKERS[0]] })).userErrors).toEqual([{ code: 'SCRIPTS_WITHOUT_MARKER' }]);
  });

  it('show a marker their own scripts by code, and nothing that leads to a candidate', async () => {
    await dealt();
    const [batch, ...others] = await own(1);
    expect([others, batch.scripts.length]).toEqual([[], 3]);
    expect(await own(3)).toEqual([]);
    const answers = await Promise.all([test.ask('{ marks { totalCount } }', {}, marker(1)), test.ask('{ results { totalCount } }', {}, marker(1))]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    const [theirs] = await own(2);
    expect((await mark(theirs, '12', marker(1))).userErrors).toEqual([{ code: 'BATCH_UNKNOWN' }]);
  });

  it('are marked whole or not at all, under the step of their paper, and finished when no script is left', async () => {
    await dealt();
    const [batch] = await own(1);
    expect(await mark(batch, '12,25', marker(1))).toMatchObject({ batch: null, line: 0, userErrors: [{ code: 'MARK_OFF_STEP' }] });
    expect((await act('markScripts', 'MarkScriptsInput', { batchId: batch.id, version: batch.version, lines: [{ code: 'ZZZ', points: '12' }] }, marker(1))).userErrors).toEqual([{ code: 'SCRIPT_NOT_OF_BATCH' }]);
    expect((await act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version }, marker(1))).userErrors).toEqual([{ code: 'MARKING_INCOMPLETE' }]);
    const marked = (await mark(batch, '12,5', marker(1))).batch;
    expect(marked.progress).toEqual({ scripts: 3, marked: 3, late: false });
    const done = await act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version }, marker(1));
    expect(done).toMatchObject({ userErrors: [], batch: { state: 'MARKED', scripts: [{ points: '12.50', state: 'VERIFIED' }, {}, {}] } });
    expect((await mark(done.batch, '13', marker(1))).userErrors).toEqual([{ code: 'BATCH_STATE' }]);
  });

  it('that two finish at once are finished by one', async () => {
    const [batch] = await dealt();
    await mark(batch, '12');
    const second = await meanwhile(test.context(), (held) => finishBatch(batch.id, batch.version, held).then(() => held.em.flush()), () => finishBatch(batch.id, batch.version, test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'BATCH_CHANGED_MEANWHILE' } });
  });

  it('that are late are listed', async () => {
    await dealt();
    clock = new Date('2026-06-25T18:00:01Z');
    const { data } = await test.ask('{ late: markingBatches(filter: { late: true }) { totalCount } early: markingBatches(filter: { late: false }) { totalCount } }');
    expect(data).toEqual({ late: { totalCount: 2 }, early: { totalCount: 0 } });
  });

  it('of paper are counted out and back', async () => {
    const [batch] = await dealt({ medium: 'PAPER' });
    const count = (mutation: string, version: number, scripts: number) => act(mutation, 'CountBatchInput', { batchId: batch.id, version, scripts });
    expect((await mark(batch, '12')).userErrors).toEqual([{ code: 'BATCH_STATE' }]);
    expect((await count('sendMarkingBatch', batch.version, 2)).userErrors).toEqual([{ code: 'RETURN_COUNT_DIFFERS' }]);
    const { batch: sent } = await count('sendMarkingBatch', batch.version, 3);
    await mark({ ...batch, version: sent.version }, '12');
    const { batch: marked } = await act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: sent.version });
    expect((await count('returnMarkingBatch', marked.version, 2)).userErrors).toEqual([{ code: 'RETURN_COUNT_DIFFERS' }]);
    expect((await count('returnMarkingBatch', marked.version, 3)).batch).toMatchObject({ state: 'RETURNED', sent: 3, returned: 3 });
  });
});

describe('harmonisation', () => {
  const harmonise = (batch: { id: string; version: number }, more: object) => act('harmoniseMarkingBatch', 'HarmoniseBatchInput', { batchId: batch.id, version: batch.version, reason: 'Sujet jugé difficile', ...more });

  it('moves a batch or a mark once the marking is complete, and the marker reads who moved what, and why', async () => {
    const batch = await finished();
    expect((await harmonise(batch, { shift: '+0,5' })).userErrors).toEqual([]);
    const [script] = (await own(1))[0].scripts;
    expect(script).toMatchObject({ points: '12.50', state: 'HARMONISED' });
    expect(script.history.at(-1)).toEqual({ by: 'agent-no', pointsBefore: '12.00', pointsAfter: '12.50', reason: 'Sujet jugé difficile' });
    expect((await harmonise(batch, { marks: [{ code: script.code, points: '14' }] })).userErrors).toEqual([]);
    expect((await own(1))[0].scripts.map(({ points }: { points: string }) => points)).toEqual(['14.00', '12.50', '12.50']);
  });

  it('before the marking is complete is refused', async () => {
    const [batch] = await dealt();
    expect((await harmonise(batch, { shift: '+1' })).userErrors).toEqual([{ code: 'BATCH_STATE' }]);
  });

  it.each([
    ['without a reason', { shift: '+1', reason: ' ' }, 'HARMONISATION_REASON_MISSING'],
    ['finer than the step', { shift: '+0,25' }, 'MARK_OFF_STEP'],
    ['by what is no shift', { shift: 'un peu' }, 'MARK_OFF_STEP'],
    ['of nothing', {}, 'HARMONISATION_EMPTY'],
    ['of a script that is not there', { marks: [{ code: 'ZZZ', points: '12' }] }, 'SCRIPT_NOT_OF_BATCH'],
  ])('%s is refused', async (_why, more, code) => expect((await harmonise(await finished(), more)).userErrors).toEqual([{ code }]));

  it('of marks that a jury has locked is refused', async () => {
    const batch = await finished();
    await test.context().em.execute(`update mark set state = 'LOCKED'`);
    expect((await harmonise(batch, { shift: '+1' })).userErrors).toEqual([{ code: 'MARK_ALREADY_LOCKED' }]);
  });

  it('of a batch that somebody changed meanwhile is refused', async () => {
    const batch = await finished();
    expect((await harmonise({ ...batch, version: batch.version - 1 }, { shift: '+1' })).userErrors).toEqual([{ code: 'BATCH_CHANGED_MEANWHILE' }]);
  });
});
