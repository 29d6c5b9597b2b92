import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PaperFact } from '@mirex/schema/edition';
import { globalId } from '@mirex/schema/global-id';
import { receive } from '@mirex/kit/events/inbox';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { grades } from '../subgraph.ts';
import { Mark } from './mark.entity.ts';

const paper = (code: string, markStep: number): PaperFact => ({
  code: `40321004.${code}`, speciality: '40321004', mode: 'TERMINAL', coefficientTenths: 20, markStep, firstSession: 2020, lastSession: null,
});
const PAPERS = [paper('E1', 100), paper('E2', 50), paper('E5', 25)];
const enrolment = (n: number) => globalId('NO', 'ENR', `0199a2b4-7c11-7d3e-8f00-${String(n).padStart(12, '0')}`);

let version = 0;
const tell = (n: number, state = 'ACCEPTED') => ({
  id: crypto.randomUUID(), topic: 'enrolment.changed', key: enrolment(n), version: (version += 1),
  payload: { id: enrolment(n), number: `NO26-00000${n}`, session: 2026, speciality: '40321004', establishmentUai: '0350700A', route: 'SCHOOL', state },
});

const RECORD = `mutation ($input: RecordMarkInput!) {
  recordMark(input: $input) { mark { id points state version history { by stateBefore stateAfter pointsBefore pointsAfter reason } } userErrors { code message } }
}`;
const line = (n: number, code: string, points: string, more: object = {}) => ({ enrolmentId: enrolment(n), paperCode: `40321004.${code}`, points, ...more });

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: { papers: PAPERS } });
});
afterAll(() => test.close());
beforeEach(async () => {
  await test.context().em.nativeDelete(Mark, {});
  await receive([tell(1), tell(2), tell(3)], grades.consumes ?? {}, test.context());
});
const record = async (input: object) => (await test.ask(RECORD, { input })).data.recordMark;
const rows = () => test.context().em.find(Mark, {}, { orderBy: { enrolmentId: 'asc', paperCode: 'asc' } });

describe('what candidates tells', () => {
  it('has one mark expected for each paper of each enrolment', async () => {
    expect((await rows()).map(({ paperCode, state }) => `${paperCode} ${state}`)).toEqual(
      [1, 2, 3].flatMap(() => ['40321004.E1 EXPECTED', '40321004.E2 EXPECTED', '40321004.E5 EXPECTED']),
    );
  });

  it('takes the expected marks of a candidate who withdrew, and keeps the one that was entered', async () => {
    await record(line(1, 'E1', '12'));
    await receive([tell(1, 'WITHDRAWN')], grades.consumes ?? {}, test.context());
    expect((await rows()).filter(({ enrolmentId }) => enrolmentId === enrolment(1))).toMatchObject([{ paperCode: '40321004.E1', hundredths: 1200 }]);
  });

  it('costs the same statements for one enrolment as for a hundred', async () => {
    const statements = async (count: number): Promise<number> => {
      test.forget();
      await receive(Array.from({ length: count }, (_, i) => tell(100 + i)), grades.consumes ?? {}, test.context());
      return test.statements.length;
    };
    expect(await statements(1)).toBe(await statements(100));
  });
});

describe('a mark', () => {
  it('is entered with two decimals and keeps who entered it', async () => {
    const { mark, userErrors } = await record(line(1, 'E5', '12,75'));
    expect(userErrors).toEqual([]);
    expect(mark).toMatchObject({
      points: '12.75', state: 'ENTERED', version: 2,
      history: [{ by: 'agent-no', stateBefore: 'EXPECTED', stateAfter: 'ENTERED', pointsBefore: null, pointsAfter: '12.75' }],
    });
    expect((await rows()).find(({ id }) => id === mark.id)?.hundredths).toBe(1275);
  });

  it.each([
    ['over twenty', line(1, 'E1', '20.5'), 'MARK_OUT_OF_RANGE'],
    ['finer than whole points', line(1, 'E1', '12.5'), 'MARK_OFF_STEP'],
    ['finer than half points', line(1, 'E2', '12.25'), 'MARK_OFF_STEP'],
    ['finer than hundredths', line(1, 'E5', '12.125'), 'MARK_OFF_STEP'],
    ['negative', line(1, 'E1', '-1'), 'MARK_MALFORMED'],
    ['in scientific notation', line(1, 'E1', '1e1'), 'MARK_MALFORMED'],
    ['of a paper that is not expected', line(1, 'E9', '12'), 'PAPER_NOT_OF_ENROLMENT'],
    ['of an enrolment that nobody knows', line(9, 'E1', '12'), 'ENROLMENT_UNKNOWN'],
  ])('that is %s is refused and nothing is written', async (_why, input, code) => {
    expect((await record(input)).userErrors).toMatchObject([{ code }]);
    expect((await rows()).every(({ hundredths }) => hundredths === null)).toBe(true);
  });

  it.each([
    ['of another MIREX', { ...line(1, 'E1', '12'), enrolmentId: globalId('SE', 'ENR', '0199a2b4-7c11-7d3e-8f00-000000000001') }, 'MIREX_NOT_SERVED'],
    ['of another type', { ...line(1, 'E1', '12'), enrolmentId: globalId('NO', 'CAN', '0199a2b4-7c11-7d3e-8f00-000000000001') }, 'ID_OF_ANOTHER_TYPE'],
    ['with a summons that is none', line(1, 'E1', '12', { summonsId: 'x' }), 'ID_MALFORMED'],
  ])('%s is an error with its code', async (_why, input, code) => {
    expect((await test.ask(RECORD, { input })).errors?.[0]?.extensions.code).toBe(code);
  });

  it('changes nothing once the jury has locked', async () => {
    const { mark } = await record(line(1, 'E1', '9'));
    await test.context().em.execute(`update mark set state = 'LOCKED' where id = ?`, [mark.id]);
    expect((await record(line(1, 'E1', '20'))).userErrors).toMatchObject([{ code: 'MARK_STATE' }]);
    expect((await rows()).find(({ id }) => id === mark.id)).toMatchObject({ hundredths: 900, state: 'LOCKED' });
  });

  it('is not overwritten by someone who has not seen its last version', async () => {
    const { mark } = await record(line(1, 'E1', '9'));
    expect((await record(line(1, 'E1', '10', { version: mark.version }))).userErrors).toEqual([]);
    expect((await record(line(1, 'E1', '11', { version: mark.version }))).userErrors).toMatchObject([{ code: 'MARK_CHANGED_MEANWHILE' }]);
  });

  it('typed by two at once is won by one, and the other is told', async () => {
    const { mark } = await record(line(1, 'E1', '9'));
    const answers = await Promise.all(['10', '11', '12'].map((points) => record(line(1, 'E1', points, { version: mark.version }))));
    const refusals = answers.flatMap(({ userErrors }) => userErrors);
    expect(refusals).toMatchObject([{ code: 'MARK_CHANGED_MEANWHILE' }, { code: 'MARK_CHANGED_MEANWHILE' }]);
  });

  it('is verified once', async () => {
    const VERIFY = 'mutation ($input: VerifyMarkInput!) { verifyMark(input: $input) { mark { state version } userErrors { code } } }';
    const { mark } = await record(line(1, 'E1', '9'));
    const verify = async (seen: number, sub = 'second-reader') => (await test.ask(VERIFY, { input: { id: mark.id, version: seen } }, { sub, roles: ['UNIT'], mirex: ['NO'] })).data.verifyMark;
    expect((await verify(mark.version, 'agent-no')).userErrors).toEqual([{ code: 'SECOND_READER_IS_FIRST' }]);
    expect(await verify(mark.version)).toEqual({ mark: { state: 'VERIFIED', version: mark.version + 1 }, userErrors: [] });
    expect((await verify(mark.version)).userErrors).toEqual([{ code: 'MARK_CHANGED_MEANWHILE' }]);
    expect((await verify(mark.version + 1)).userErrors).toEqual([{ code: 'MARK_STATE' }]);
    const none = await test.ask(VERIFY, { input: { id: globalId('NO', 'MRK', '0199a2b4-7c11-7d3e-8f00-000000000009'), version: 1 } });
    expect(none.data.verifyMark.userErrors).toEqual([{ code: 'MARK_UNKNOWN' }]);
  });
});

describe('a mark sheet', () => {
  const ENTER = 'mutation ($input: EnterMarksInput!) { enterMarks(input: $input) { marks { points } line userErrors { code } } }';
  const enter = async (lines: object[]) => (await test.ask(ENTER, { input: { mirex: 'NO', lines } })).data.enterMarks;

  it('is entered whole, in the order of its lines', async () => {
    expect(await enter([line(3, 'E1', '8'), line(1, 'E1', '14'), line(2, 'E2', '9.5')])).toEqual({
      marks: [{ points: '8.00' }, { points: '14.00' }, { points: '9.50' }], line: null, userErrors: [],
    });
  });

  it('under a key is entered once, and answered alike whenever it is asked for again', async () => {
    const keyed = async (lines: object[], idempotencyKey = 'one-sheet-of-marks') => (await test.ask(ENTER, { input: { mirex: 'NO', lines, idempotencyKey } })).data.enterMarks;
    const first = await keyed([line(1, 'E1', '8'), line(2, 'E1', '9')]);
    expect(await keyed([line(1, 'E1', '8'), line(2, 'E1', '9')])).toEqual(first);
    expect((await rows()).filter(({ version: seen }) => seen > 1)).toHaveLength(2);
    expect(await keyed([line(1, 'E1', '10')])).toEqual({ marks: null, line: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect((await keyed([line(1, 'E1', '8')], 'short')).userErrors).toEqual([{ code: 'IDEMPOTENCY_KEY_MALFORMED' }]);
  });

  it('is not entered at all when one line is wrong, and names the line', async () => {
    expect(await enter([line(1, 'E1', '8'), line(2, 'E1', '21')])).toEqual({ marks: null, line: 1, userErrors: [{ code: 'MARK_OUT_OF_RANGE' }] });
    expect((await rows()).every(({ hundredths }) => hundredths === null)).toBe(true);
  });

  it.each([['twice the same mark', [line(1, 'E1', '8'), line(1, 'E1', '9')], 'LINE_TWICE'], ['no line', [], 'SHEET_SIZE']])('with %s is refused', async (_why, lines, code) => {
    expect((await enter(lines)).userErrors).toEqual([{ code }]);
  });

  it('costs the same statements for two lines as for nine', async () => {
    const all = [1, 2, 3].flatMap((n) => [line(n, 'E1', '8'), line(n, 'E2', '9'), line(n, 'E5', '10')]);
    const statements = async (count: number): Promise<number> => {
      test.forget();
      await enter(all.slice(0, count));
      return test.statements.length;
    };
    expect(await statements(2)).toBe(await statements(9));
  });
});

it('hangs marks on enrolments, a hundred of them in one statement', async () => {
  const representations = Array.from({ length: 100 }, (_, i) => ({ __typename: 'Enrolment', id: enrolment(i) }));
  test.forget();
  const { data, errors } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { marks { paper { code } summons { id } } } } }', { r: representations });
  expect(errors).toBeUndefined();
  expect(data._entities.map((row: { marks: unknown[] }) => row.marks.length).filter(Boolean)).toEqual([3, 3, 3]);
  expect(test.statements).toHaveLength(1);
});
