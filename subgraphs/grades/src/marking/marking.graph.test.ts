import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';

import { enrolment } from '../deliberation/session.fixture.ts';
import { first, MARKERS, marker, MarkingDesk, PAPER } from './marking.fixture.ts';
import { finishBatch } from './marking.service.ts';

let clock = new Date('2026-06-20T09:00:00Z');
let desk: MarkingDesk;
beforeAll(async () => {
  desk = await MarkingDesk.open(() => clock);
});
afterAll(() => desk.test.close());
beforeEach(() => {
  clock = new Date('2026-06-20T09:00:00Z');
  return desk.again();
});

describe('scripts', () => {
  it('are reconciled with attendance: those that are missing are named', async () => {
    expect(await desk.register([0, 1, 2, 3])).toEqual({ scripts: 4, userErrors: [] });
    const { data } = await desk.test.ask('query ($filter: ScriptReconciliationFilter!) { scriptReconciliation(filter: $filter) { present scripts missing } }', { filter: { mirex: 'NO', session: 2026, paper: PAPER } });
    expect(data.scriptReconciliation).toEqual({ present: 6, scripts: 4, missing: [enrolment(4), enrolment(5)] });
    expect((await desk.deal()).userErrors).toMatchObject([{ code: 'SCRIPTS_MISSING' }]);
  });

  it.each([['twice', [0, 0], 'SCRIPT_TWICE'], ['of an absent candidate', [6], 'SCRIPT_OF_ABSENT'], ['of somebody unknown', [99], 'SCRIPT_UNEXPECTED'], ['of nobody', [], 'SCRIPTS_NONE']])(
    '%s are refused', async (_why, numbers, code) => expect((await desk.register(numbers)).userErrors).toEqual([{ code }]));

  it('that are there already are refused, and the same act is answered', async () => {
    const once = randomUUID();
    expect(await desk.register([0, 1], once)).toEqual(await desk.register([0, 1], once));
    expect((await desk.register([1, 2])).userErrors).toEqual([{ code: 'SCRIPT_TWICE' }]);
  });
});

describe('batches', () => {
  it('mix the schools, and give nobody a script of their own', async () => {
    const batches = await desk.dealt();
    expect(batches.map(({ scripts }) => scripts.length)).toEqual([3, 3]);
    const rows = await desk.test.context().em.execute('select 1 from script s join marking_batch b on b.id = s.batch_id where s.establishment_uai = b.marker_uai');
    expect(rows).toEqual([]);
    expect((await desk.deal()).userErrors).toMatchObject([{ code: 'SCRIPTS_NONE' }]);
  });

  it('are refused when the only marker is of their school', async () => {
    await desk.register([0, 1, 2, 3, 4, 5]);
    expect((await desk.deal({ markers: [MARKERS[0]] })).userErrors).toMatchObject([{ code: 'SCRIPTS_WITHOUT_MARKER' }]);
  });

  it('show a marker their own scripts by code, and nothing that leads to a candidate', async () => {
    await desk.dealt();
    const [batch, ...others] = await desk.own(1);
    expect([others, batch?.scripts.length]).toEqual([[], 3]);
    expect(await desk.own(3)).toEqual([]);
    const answers = await Promise.all([desk.test.ask('{ marks { totalCount } }', {}, marker(1)), desk.test.ask('{ results { totalCount } }', {}, marker(1))]);
    expect(answers.map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(['FORBIDDEN', 'FORBIDDEN']);
    const theirs = first(await desk.own(2));
    expect((await desk.mark(theirs, '12', marker(1))).userErrors).toEqual([{ code: 'BATCH_UNKNOWN' }]);
  });

  it('are marked whole or not at all, under the step of their paper, and finished when no script is left', async () => {
    await desk.dealt();
    const batch = first(await desk.own(1));
    expect(await desk.mark(batch, '12,25', marker(1))).toMatchObject({ batch: null, line: 0, userErrors: [{ code: 'MARK_OFF_STEP' }] });
    expect((await desk.act('markScripts', 'MarkScriptsInput', { batchId: batch.id, version: batch.version, lines: [{ code: 'ZZZ', points: '12' }] }, marker(1))).userErrors).toEqual([{ code: 'SCRIPT_NOT_OF_BATCH' }]);
    expect((await desk.act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version }, marker(1))).userErrors).toEqual([{ code: 'MARKING_INCOMPLETE' }]);
    const marked = (await desk.mark(batch, '12,5', marker(1))).batch;
    expect(marked.progress).toEqual({ scripts: 3, marked: 3, late: false });
    const done = await desk.act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: batch.version }, marker(1));
    expect(done).toMatchObject({ userErrors: [], batch: { state: 'MARKED', scripts: [{ points: '12.50', state: 'VERIFIED' }, {}, {}] } });
    expect((await desk.mark(done.batch, '13', marker(1))).userErrors).toEqual([{ code: 'BATCH_STATE' }]);
  });

  it('that two finish at once are finished by one', async () => {
    const batch = first(await desk.dealt());
    await desk.mark(batch, '12');
    const second = await meanwhile(desk.test.context(), (held) => finishBatch(batch.id, batch.version, held).then(() => held.em.flush()), () => finishBatch(batch.id, batch.version, desk.test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'BATCH_CHANGED_MEANWHILE' } });
  });

  it('that are late are listed', async () => {
    await desk.dealt();
    clock = new Date('2026-06-25T18:00:01Z');
    const { data } = await desk.test.ask('{ late: markingBatches(filter: { late: true }) { totalCount } early: markingBatches(filter: { late: false }) { totalCount } }');
    expect(data).toEqual({ late: { totalCount: 2 }, early: { totalCount: 0 } });
  });

  it('of paper are counted out and back', async () => {
    const batch = first(await desk.dealt({ medium: 'PAPER' }));
    const count = (mutation: string, version: number, scripts: number) => desk.act(mutation, 'CountBatchInput', { batchId: batch.id, version, scripts });
    expect((await desk.mark(batch, '12')).userErrors).toEqual([{ code: 'BATCH_STATE' }]);
    expect((await count('sendMarkingBatch', batch.version, 2)).userErrors).toEqual([{ code: 'RETURN_COUNT_DIFFERS' }]);
    const { batch: sent } = await count('sendMarkingBatch', batch.version, 3);
    await desk.mark({ ...batch, version: sent.version }, '12');
    const { batch: marked } = await desk.act('finishMarkingBatch', 'BatchActInput', { batchId: batch.id, version: sent.version });
    expect((await count('returnMarkingBatch', marked.version, 2)).userErrors).toEqual([{ code: 'RETURN_COUNT_DIFFERS' }]);
    expect((await count('returnMarkingBatch', marked.version, 3)).batch).toMatchObject({ state: 'RETURNED', sent: 3, returned: 3 });
  });
});

describe('harmonisation', () => {
  const harmonise = (batch: { id: string; version: number }, more: object) => desk.act('harmoniseMarkingBatch', 'HarmoniseBatchInput', { batchId: batch.id, version: batch.version, reason: 'Sujet jugé difficile', ...more });

  it('moves a batch or a mark once the marking is complete, and the marker reads who moved what, and why', async () => {
    const batch = await desk.finished();
    const { batch: moved, userErrors } = await harmonise(batch, { shift: '+0,5' });
    expect(userErrors).toEqual([]);
    expect((await harmonise(batch, { shift: '+0,5' })).userErrors).toEqual([{ code: 'BATCH_CHANGED_MEANWHILE' }]);
    const script = first(first(await desk.own(1)).scripts);
    expect(script).toMatchObject({ points: '12.50', state: 'HARMONISED' });
    expect(script.history.at(-1)).toEqual({ by: 'agent-no', pointsBefore: '12.00', pointsAfter: '12.50', reason: 'Sujet jugé difficile' });
    expect((await harmonise(moved, { marks: [{ code: script.code, points: '14' }] })).userErrors).toEqual([]);
    expect(first(await desk.own(1)).scripts.map(({ points }) => points)).toEqual(['14.00', '12.50', '12.50']);
  });

  it('before the marking is complete is refused', async () => {
    const batch = first(await desk.dealt());
    expect((await harmonise(batch, { shift: '+1' })).userErrors).toEqual([{ code: 'BATCH_STATE' }]);
  });

  it.each([
    ['without a reason', { shift: '+1', reason: ' ' }, 'HARMONISATION_REASON_MISSING'],
    ['finer than the step', { shift: '+0,25' }, 'MARK_OFF_STEP'],
    ['by what is no shift', { shift: 'un peu' }, 'MARK_OFF_STEP'],
    ['of nothing', {}, 'HARMONISATION_EMPTY'],
    ['of a script that is not there', { marks: [{ code: 'ZZZ', points: '12' }] }, 'SCRIPT_NOT_OF_BATCH'],
  ])('%s is refused', async (_why, more, code) => expect((await harmonise(await desk.finished(), more)).userErrors).toEqual([{ code }]));

  it('of marks that a jury has locked is refused', async () => {
    const batch = await desk.finished();
    await desk.test.context().em.execute(`update mark set state = 'LOCKED'`);
    expect((await harmonise(batch, { shift: '+1' })).userErrors).toEqual([{ code: 'MARK_ALREADY_LOCKED' }]);
  });

  it('of a batch that somebody changed meanwhile is refused', async () => {
    const batch = await desk.finished();
    expect((await harmonise({ ...batch, version: batch.version - 1 }, { shift: '+1' })).userErrors).toEqual([{ code: 'BATCH_CHANGED_MEANWHILE' }]);
  });
});
