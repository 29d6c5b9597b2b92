import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSets, RegulationItemFact } from '@mirex/schema/edition';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { openDeliberation } from '../deliberation/open-deliberation.service.ts';
import { EDITION, enrolment, forgetAll, JURY, juryTold, marked, SPECIALITY, tell } from '../deliberation/session.fixture.ts';
import { signDeliberation } from '../deliberation/sign-deliberation.service.ts';
import { grades } from '../subgraph.ts';
import { enterSecondGroup } from './enter-second-group.service.ts';

const item = (name: string, value: number): RegulationItemFact => ({ name, unit: 'HUNDREDTHS', value, wording: null, status: 'CONFIRMED' });
/** The edition of the fixture, with a second group from 8 and without jury points. */
const edition = (without: readonly string[], more: readonly RegulationItemFact[]): Partial<DataSets> => ({
  ...EDITION,
  regulations: (EDITION.regulations ?? []).map((regulation) => ({
    ...regulation, items: [...regulation.items.filter(({ name }) => !['JURY_RANGE_FROM', 'FILES_EXAMINED_BEFORE_FAILING', ...without].includes(name)), item('SECOND_GROUP_FROM', 800), ...more],
  })),
});
const WITH_CONTROL = edition([], [item('SECOND_GROUP_MARK_STEP', 50)]);
const WITH_CHOICE = edition(['SECOND_GROUP_CONTROL_WEIGHT'], [item('SECOND_GROUP_PAPERS_AT_MOST', 1)]);
const E1 = `${SPECIALITY}.E1`;

let test: TestInstance;
const FIELDS = 'marks { id state points version paper { code } enrolment { id } history { by stateBefore stateAfter pointsBefore pointsAfter reason } } line userErrors { code message }';
const ask = async (mutation: string, type: string, input: object) =>
  (await test.ask(`mutation ($input: ${type}!) { ${mutation}(input: $input) { ${FIELDS} } }`, { input: { mirex: 'NO', idempotencyKey: randomUUID(), ...input } })).data[mutation];
const enter = (lines: object[], more: object = {}) => ask('enterSecondGroupMarks', 'EnterSecondGroupMarksInput', { lines, ...more });
const choose = (choices: object[]) => ask('chooseSecondGroupPapers', 'ChooseSecondGroupPapersInput', { choices });
const line = (n: number, points: string | null, more: object = {}) => ({ enrolmentId: enrolment(n), points, ...more });
const codes = (answer: { userErrors: { code: string }[] }) => answer.userErrors.map(({ code }) => code);

const openGroup = (group: 1 | 2) => openDeliberation({ session: 2026, speciality: SPECIALITY, group, juryId: JURY as never }, null, test.context());
const sign = async (opened: Awaited<ReturnType<typeof openGroup>>) => {
  if (!opened.ok) throw new Error(opened.refusal.code);
  const signed = await signDeliberation(opened.value.id, opened.value.version, true, test.context());
  if (!signed.ok) throw new Error(signed.refusal.code);
  return signed.value;
};
const decisions = async () => (await test.context().em.execute<{ decision: string; average: number }[]>(
  'select distinct on (enrolment_id) decision, average_hundredths as average from result order by enrolment_id, number desc')).map(({ decision, average }) => [decision, average]);

/** 1 and 2 are sent to the second group with 9, 3 is admitted, 4 fails. */
const firstGroup = async () => {
  await forgetAll(test);
  await tell(test, [juryTold()]);
  await marked(test, [[1, { E1: 800, E2: 1000 }], [2, { E1: 900, E2: 900 }], [3, { E1: 1200, E2: 1200 }], [4, { E1: 500, E2: 900 }]]);
  return sign(await openGroup(1));
};

describe('where a control paper stands for all', () => {
  beforeAll(async () => void (test = await testInstance(grades, { dataSets: WITH_CONTROL, subscriptions: { 'decision.recorded': ['diplomas'] } })));
  afterAll(() => test.close());
  beforeEach(firstGroup);

  it('its marks are entered, typed over with a trace, and decided on by a new deliberation', async () => {
    const entered = await enter([line(1, '10,5'), line(2, null, { absent: true })]);
    expect(entered).toMatchObject({ userErrors: [], marks: [{ state: 'ENTERED', points: '10.50', version: 1, paper: null, enrolment: { id: enrolment(1) } }, { state: 'ABSENT', points: null }] });
    const again = await enter([line(1, '11', { version: 1 })], { reason: 'Erreur de report' });
    expect(again.marks[0]).toMatchObject({ version: 2, history: [{ by: 'agent-no', stateBefore: null, stateAfter: 'ENTERED', pointsAfter: '10.50' }, { pointsBefore: '10.50', pointsAfter: '11.00', reason: 'Erreur de report' }] });
    await sign(await openGroup(2));
    expect(await decisions()).toEqual([['ADMITTED', 1000], ['FAILED', 900], ['ADMITTED', 1200], ['FAILED', 700]]);
    expect(codes(await enter([line(1, '12', { version: 3 })]))).toEqual(['SECOND_GROUP_STATE']);
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { secondGroup { state history { stateAfter } } results { decision marks { group points } } } } }', { r: [{ __typename: 'Enrolment', id: enrolment(1) }] });
    expect(data._entities[0]).toMatchObject({ secondGroup: [{ state: 'LOCKED', history: [{}, {}, { stateAfter: 'LOCKED' }] }], results: [{ decision: 'SECOND_GROUP' }, { decision: 'ADMITTED', marks: [{}, {}, { group: 2, points: '11.00' }] }] });
  });

  it.each([
    ['of whom no jury sent there', [line(3, '12')], ['SECOND_GROUP_NOT_SENT']],
    ['of somebody unknown', [line(9, '12')], ['ENROLMENT_UNKNOWN']],
    ['of a named paper', [line(1, '12', { paper: E1 })], ['SECOND_GROUP_CONTROL_ONLY']],
    ['finer than the step', [line(1, '12,25')], ['MARK_OFF_STEP']],
    ['over twenty', [line(1, '21')], ['MARK_OUT_OF_RANGE']],
    ['with points and an absence', [line(1, '12', { absent: true })], ['SECOND_GROUP_MARK_OR_ABSENCE']],
    ['with neither', [line(1, null)], ['SECOND_GROUP_MARK_OR_ABSENCE']],
    ['in no line', [], ['SHEET_SIZE']],
    ['twice in a sheet', [line(1, '12'), line(1, '13')], ['LINE_TWICE']],
  ])('a mark %s is refused, and nothing is written', async (_why, lines, expected) => {
    expect(codes(await enter([line(2, '12'), ...lines].slice(lines.length === 0 ? 1 : 0)))).toEqual(expected);
    expect(await test.context().em.execute('select 1 from second_group_mark')).toEqual([]);
  });

  it('nobody chooses papers', async () => {
    expect(codes(await choose([{ enrolmentId: enrolment(1), papers: [E1] }]))).toEqual(['SECOND_GROUP_CONTROL_ONLY']);
  });

  it('no jury opens before everybody has a mark or an absence', async () => {
    await enter([line(1, '12')]);
    expect(await openGroup(2)).toMatchObject({ ok: false, refusal: { code: 'MARKS_NOT_READY', marks: 1, unready: [{ enrolmentId: enrolment(2), paper: 'CONTROL', state: 'EXPECTED' }] } });
  });

  it('two who enter the same mark: one is told that it changed, or that the jury has opened', async () => {
    await enter([line(1, '12'), line(2, '12')]);
    const typed = (points: string) => [{ enrolmentId: enrolment(1), paper: null, points, absent: false, version: 1 }];
    const second = await meanwhile(test.context(), (held) => enterSecondGroup(typed('13'), null, held), () => enterSecondGroup(typed('14'), null, test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'MARK_CHANGED_MEANWHILE' } });
    const late = await meanwhile(test.context(), (held) => openDeliberation({ session: 2026, speciality: SPECIALITY, group: 2, juryId: JURY as never }, null, held),
      () => enterSecondGroup([{ enrolmentId: enrolment(2), paper: null, points: '14', absent: false, version: null }], null, test.context()));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'SECOND_GROUP_STATE' } });
  });

  it('the same act under the same key is answered, not done again', async () => {
    const key = { idempotencyKey: randomUUID() };
    expect(await enter([line(1, '12')], key)).toEqual(await enter([line(1, '12')], key));
    expect(codes(await enter([line(1, '13')], key))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('a mark that was written wrongly is rectified by a new deliberation', async () => {
    await enter([line(1, '9'), line(2, '9')]);
    const { id } = await sign(await openGroup(2));
    const { data } = await test.ask('mutation ($input: CorrectDeliberationInput!) { correctDeliberation(input: $input) { deliberation { id version } userErrors { code } } }', {
      input: { deliberationId: id, juryId: JURY, reason: 'Erreur de report', marks: [{ enrolmentId: enrolment(1), paperCode: 'CONTROL', points: '11' }] },
    });
    expect(data.correctDeliberation.userErrors).toEqual([]);
    expect((await decisions())[0]).toEqual(['ADMITTED', 1000]);
  });

  it('costs the same statements for one line as for two', async () => {
    const statements = async (lines: object[]): Promise<number> => {
      test.forget();
      await enter(lines);
      return test.statements.length;
    };
    await enter([line(1, '11'), line(2, '11')]);
    expect(await statements([line(1, '12')])).toBe(await statements([line(1, '13'), line(2, '12')]));
  });
});

describe('where papers are sat again', () => {
  beforeAll(async () => void (test = await testInstance(grades, { dataSets: WITH_CHOICE })));
  afterAll(() => test.close());
  beforeEach(firstGroup);
  const choice = (papers: string[], more: object = {}) => ({ enrolmentId: enrolment(1), papers, ...more });

  it('a candidate chooses, the better mark counts, and who is absent keeps the first', async () => {
    expect((await choose([choice([E1]), { enrolmentId: enrolment(2), papers: [E1] }])).marks).toMatchObject([{ state: 'CHOSEN', paper: { code: E1 } }, {}]);
    expect(await openGroup(2)).toMatchObject({ ok: false, refusal: { code: 'MARKS_NOT_READY', marks: 2 } });
    expect(codes(await enter([line(1, '10', { paper: E1 }), line(2, null, { paper: E1, absent: true })]))).toEqual([]);
    await sign(await openGroup(2));
    expect((await decisions()).slice(0, 2)).toEqual([['ADMITTED', 1000], ['FAILED', 900]]);
  });

  it('a choice is changed by who has read it, until its mark is there', async () => {
    const other = `${SPECIALITY}.E1`;
    await choose([choice([other])]);
    expect(codes(await choose([choice([other])]))).toEqual(['SECOND_GROUP_CHOSEN_MEANWHILE']);
    await enter([line(1, '12', { paper: E1 })]);
    expect(codes(await enter([line(1, '12')]))).toEqual(['SECOND_GROUP_PAPER_MISSING']);
  });

  it.each([
    ['of no paper', [], 'SECOND_GROUP_PAPERS_COUNT'],
    ['of more papers than the regulation says', [E1, `${SPECIALITY}.E2`], 'SECOND_GROUP_PAPERS_COUNT'],
    ['of a paper that is assessed during the course', [`${SPECIALITY}.E2`], 'SECOND_GROUP_PAPER_INELIGIBLE'],
    ['of an optional paper', [`${SPECIALITY}.F1`], 'SECOND_GROUP_PAPER_INELIGIBLE'],
  ])('a choice %s is refused', async (_why, papers, code) => expect(codes(await choose([choice(papers)]))).toEqual([code]));

  it('a mark of a paper that was not chosen is refused', async () => {
    expect(codes(await enter([line(1, '12', { paper: E1 })]))).toEqual(['SECOND_GROUP_PAPER_NOT_CHOSEN']);
  });
});
