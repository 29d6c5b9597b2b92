import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { grades } from '../subgraph.ts';
import { openDeliberation } from './open-deliberation.service.ts';
import { signDeliberation } from './sign-deliberation.service.ts';
import { EDITION, enrolment, forgetAll, JURY, juryTold, marked, SPECIALITY, tell } from './session.fixture.ts';

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION, subscriptions: { 'decision.recorded': ['diplomas'] } });
});
afterAll(() => test.close());
beforeEach(async () => {
  await forgetAll(test);
  test.delivered.splice(0);
  await tell(test, [juryTold()]);
});

const INPUT = { mirex: 'NO', session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY };
const DELIBERATION = 'deliberation { id state version recordHash recordIntact toBeChecked correctsId }';
const open = async (more: object = {}) => (await test.ask(`mutation ($input: OpenDeliberationInput!) { openDeliberation(input: $input) { ${DELIBERATION} missing { enrolmentId paper state } userErrors { code message } } }`, { input: { ...INPUT, ...more } })).data.openDeliberation;
const results = async () => (await test.ask('{ results(first: 100) { edges { node { id number version state proposed decision reason average honours juryMayAdmit pointsShort juryPoints juryBy failedCertificate blocks enrolment { id } marks { paper { code } standing points } history { by decisionAfter pointsAfter reason } } } } }'))
  .data.results.edges.map(({ node }: { node: unknown }) => node);
const resultOf = async (n: number) => (await results()).find((result: { enrolment: { id: string } }) => result.enrolment.id === enrolment(n));
const speak = async (n: number, verdict: string, points: string | null, reason = 'Livret très favorable', version?: number) => {
  const { id, version: current } = await resultOf(n);
  return (await test.ask('mutation ($input: RecordJuryWordInput!) { recordJuryWord(input: $input) { result { decision juryPoints juryBy } userErrors { code message } } }', { input: { resultId: id, version: version ?? current, verdict, points, reason } })).data.recordJuryWord;
};
const sign = async (record: { id: string; version: number }, filesExamined = true) =>
  (await test.ask(`mutation ($input: SignDeliberationInput!) { signDeliberation(input: $input) { ${DELIBERATION} userErrors { code } } }`, { input: { id: record.id, version: record.version, filesExamined } })).data.signDeliberation;
const correct = async (id: string, more: object) =>
  (await test.ask(`mutation ($input: CorrectDeliberationInput!) { correctDeliberation(input: $input) { ${DELIBERATION} userErrors { code } } }`, { input: { deliberationId: id, juryId: JURY, reason: 'Erreur de saisie', ...more } })).data.correctDeliberation;
const markStates = async () => (await test.context().em.execute<{ state: string }[]>('select distinct state from mark order by state')).map(({ state }) => state);

describe('a deliberation that opens', () => {
  it('locks the marks and proposes what they say', async () => {
    await marked(test, [[1, { E1: 1000, E2: 1000 }], [2, { E1: 900, E2: 1000 }], [3, { E1: 1800, E2: 700 }], [4, { E1: 'ABSENT_JUSTIFIED', E2: 1500 }], [5, { E1: 1300, E2: 1300 }], [6, { E1: 'EXEMPT', E2: 1100 }]]);
    const { deliberation, missing, userErrors } = await open();
    expect([missing, userErrors]).toEqual([[], []]);
    expect(deliberation).toMatchObject({ state: 'OPEN', recordHash: null, recordIntact: null, toBeChecked: ['HONOURS_AB', 'SECOND_GROUP_CONTROL_WEIGHT'] });
    expect(await markStates()).toEqual(['LOCKED']);
    expect((await results()).map(({ decision, reason, average, honours, juryMayAdmit, pointsShort, failedCertificate, blocks }: Record<string, unknown>) =>
      [decision, reason, average, honours, juryMayAdmit, pointsShort, failedCertificate, blocks])).toEqual([
      ['ADMITTED', 'AVERAGE', '10.00', null, false, '0', false, []],
      ['FAILED', 'JURY_RANGE', '9.50', null, true, '1', true, ['E2']],
      ['FAILED', 'PROFESSIONAL_MARK', '12.50', null, false, '0', true, ['E1']],
      ['NOT_GRADED', 'REPLACEMENT_DUE', '15.00', null, false, '0', false, []],
      ['ADMITTED', 'AVERAGE', '13.00', 'AB', false, '0', false, []],
      ['ADMITTED', 'AVERAGE', '11.00', null, false, '0', false, []],
    ]);
  });

  it('names the marks that are missing or not verified, and locks nothing', async () => {
    await marked(test, [[1, { E1: 1000, E2: 1000 }], [2, { E1: 1000 }], [3, { E1: 1000, E2: 1000 }]]);
    await test.context().em.execute(`update mark set state = 'ENTERED' where enrolment_id = ? and paper_code like '%E1'`, [enrolment(3)]);
    expect(await open()).toMatchObject({
      deliberation: null, userErrors: [{ code: 'MARKS_NOT_READY', message: '2 note(s) manquent, ou ne sont pas vérifiées : le jury ne peut pas ouvrir.' }],
      missing: [{ enrolmentId: enrolment(2), paper: `${SPECIALITY}.E2`, state: 'EXPECTED' }, { enrolmentId: enrolment(3), paper: `${SPECIALITY}.E1`, state: 'ENTERED' }],
    });
    expect(await markStates()).toEqual(['ENTERED', 'EXPECTED', 'VERIFIED']);
    expect(await results()).toEqual([]);
  });

  it.each([
    ['of a board that nobody told', { juryId: 'NO-JUR-x' }, 'JURY_UNKNOWN'],
    ['of a session without board', { session: 2025 }, 'JURY_OF_ANOTHER_EXAM'],
    ['of a speciality that is not in the edition', { speciality: '99999999' }, 'SPECIALITY_UNKNOWN'],
    ['of a session without regulation', { session: 2019 }, 'REGULATION_UNKNOWN'],
    ['of a third group', { group: 3 }, 'SECOND_GROUP_UNKNOWN'],
    ['of nobody', {}, 'NOBODY_TO_DELIBERATE'],
  ])('%s is refused', async (_why, more, code) => expect((await open(more)).userErrors).toMatchObject([{ code }]));

  it('is refused to a board that is not nominated', async () => {
    await tell(test, [juryTold({ state: 'DRAFT' })]);
    expect((await open()).userErrors).toMatchObject([{ code: 'JURY_NOT_NOMINATED' }]);
  });

  it('is refused while another is open, also to one who opens at the same time, and once it is done', async () => {
    await marked(test, [[1, { E1: 1000, E2: 1000 }]]);
    const opening = { session: 2026, speciality: SPECIALITY, group: 1 as const, juryId: JURY as never };
    const second = await meanwhile(test.context(), (held) => openDeliberation(opening, null, held), () => openDeliberation(opening, null, test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'DELIBERATION_ALREADY_OPEN' } });
    const { data } = await test.ask('{ deliberations { edges { node { id version } } } }');
    await sign(data.deliberations.edges[0].node);
    expect((await open()).userErrors).toMatchObject([{ code: 'DELIBERATION_DONE' }]);
  });

  it('opened or signed again under the same key is answered as it was', async () => {
    await marked(test, [[1, { E1: 1000, E2: 1000 }]]);
    const key = { idempotencyKey: 'the-opening-of-a-jury' };
    const first = await open(key);
    expect(first.userErrors).toEqual([]);
    expect(await open(key)).toEqual(first);
    const signed = async () => (await test.ask(`mutation ($input: SignDeliberationInput!) { signDeliberation(input: $input) { deliberation { state recordHash } userErrors { code } } }`, {
      input: { id: first.deliberation.id, version: first.deliberation.version, filesExamined: true, idempotencyKey: 'the-signature-of-a-jury' },
    })).data.signDeliberation;
    expect(await signed()).toMatchObject({ deliberation: { state: 'SIGNED' }, userErrors: [] });
    expect([await signed(), (await resultOf(1)).state]).toEqual([await signed(), 'DELIBERATED']);
    expect(await test.context().em.execute('select 1 from outbox')).toHaveLength(1);
  });

  it('costs one statement more for each thousand enrolments', async () => {
    const statements = async (count: number): Promise<number> => {
      await forgetAll(test);
      await tell(test, [juryTold()]);
      await marked(test, Array.from({ length: count }, (_, i) => [i, { E1: 1000, E2: 1000 }] as const));
      test.forget();
      expect((await open()).userErrors).toEqual([]);
      return test.statements.length;
    };
    expect(await statements(900)).toBe(await statements(3));
  });
});

describe('the jury’s word', () => {
  beforeEach(async () => {
    await marked(test, [[1, { E1: 900, E2: 1000 }], [2, { E1: 1000, E2: 1000 }]]);
    await open();
  });

  it('admits with the points that are missing, and keeps who said why; the marks stay', async () => {
    expect(await speak(1, 'ADMIT', '1')).toEqual({ result: { decision: 'ADMITTED_BY_JURY', juryPoints: '1', juryBy: 'agent-no' }, userErrors: [] });
    expect(await resultOf(1)).toMatchObject({ state: 'PROPOSED', proposed: 'FAILED', reason: 'JURY_POINTS', average: '9.50', marks: [{ points: '9.00' }, { points: '10.00' }], history: [{ by: 'agent-no', decisionAfter: 'ADMITTED_BY_JURY', pointsAfter: '1', reason: 'Livret très favorable' }] });
  });

  it('may be changed until the signature', async () => {
    await speak(1, 'ADMIT', '1');
    expect((await speak(1, 'FAIL', null, 'Réflexion faite')).result).toMatchObject({ decision: 'FAILED', juryPoints: '0' });
    expect((await resultOf(1)).history).toHaveLength(2);
  });

  it.each([
    ['with too few points', 1, ['ADMIT', '0,999', 'x'], 'JURY_POINTS_SHORT'],
    ['with what is no number', 1, ['ADMIT', 'beaucoup', 'x'], 'JURY_POINTS_NEGATIVE'],
    ['without a reason', 1, ['ADMIT', '1', ' '], 'JURY_REASON_MISSING'],
    ['on somebody who is admitted', 2, ['FAIL', null, 'x'], 'JURY_HAS_NO_CHOICE'],
  ] as const)('%s is refused', async (_why, n, [verdict, points, reason], code) => {
    expect((await speak(n, verdict, points, reason)).userErrors).toMatchObject([{ code }]);
    expect((await resultOf(n)).history).toEqual([]);
  });

  it('of one who has not seen the last word is refused', async () => {
    const { version } = await resultOf(1);
    await speak(1, 'ADMIT', '1');
    expect((await speak(1, 'FAIL', null, 'x', version)).userErrors).toMatchObject([{ code: 'RESULT_CHANGED_MEANWHILE' }]);
  });
});

describe('a record', () => {
  const opened = async () => {
    await marked(test, [[1, { E1: 900, E2: 1000 }], [2, { E1: 1200, E2: 1200 }], [3, { E1: 500, E2: 900 }]]);
    return (await open()).deliberation;
  };

  it('is not signed before the jury has spoken, nor before it has looked at the files of those who fail', async () => {
    const record = await opened();
    expect((await sign(record)).userErrors).toEqual([{ code: 'JURY_WORD_MISSING' }]);
    await speak(1, 'ADMIT', '1');
    expect((await sign(record, false)).userErrors).toEqual([{ code: 'FILES_NOT_EXAMINED' }]);
    expect((await sign({ ...record, version: record.version + 1 })).userErrors).toEqual([{ code: 'DELIBERATION_CHANGED_MEANWHILE' }]);
    expect(await markStates()).toEqual(['LOCKED']);
  });

  it('signed, is told whole, and stays as it is whoever tries', async () => {
    const record = await opened();
    await speak(1, 'ADMIT', '1');
    const { deliberation, userErrors } = await sign(record);
    expect(userErrors).toEqual([]);
    expect(deliberation).toMatchObject({ state: 'SIGNED', recordIntact: true, recordHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await markStates()).toEqual(['DELIBERATED']);
    const payloads = (await test.context().em.execute<{ payload: Record<string, unknown> }[]>('select payload from outbox order by key')).map(({ payload }) => payload);
    expect(payloads).toMatchObject([
      { enrolmentId: enrolment(1), number: 1, decision: 'ADMITTED_BY_JURY', totalThousandths: 19000, coefficientTenths: 20, averageHundredths: 950, juryThousandths: 1000, honours: null, failedCertificate: false, blocks: [], diploma: 'CAPA' },
      { enrolmentId: enrolment(2), decision: 'ADMITTED', honours: 'AB', marks: [{ paper: `${SPECIALITY}.E1`, group: 1, standing: 'SAT', hundredths: 1200, coefficientTenths: 10 }, {}] },
      { enrolmentId: enrolment(3), decision: 'FAILED', failedCertificate: false, blocks: [] },
    ]);
    expect((await speak(1, 'FAIL', null)).userErrors).toMatchObject([{ code: 'DELIBERATION_SIGNED' }]);
    expect((await sign(deliberation)).userErrors).toEqual([{ code: 'DELIBERATION_SIGNED' }]);
    for (const sql of [`update result set decision = 'ADMITTED'`, 'delete from result', `update deliberation set record_hash = 'x'`]) {
      await expect(test.context().em.execute(sql)).rejects.toThrow('a signed record is never changed');
    }
  });

  it('signed by two at once is signed once', async () => {
    const record = await opened();
    await speak(1, 'FAIL', null);
    const second = await meanwhile(test.context(), (held) => signDeliberation(record.id, record.version, true, held), () => signDeliberation(record.id, record.version, true, test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'DELIBERATION_SIGNED' } });
  });
});

describe('a rectification', () => {
  const signed = async () => {
    await marked(test, [[1, { E1: 500, E2: 1000 }], [2, { E1: 1200, E2: 1200 }]]);
    return (await sign((await open()).deliberation)).deliberation;
  };

  it('is a new record on those whom it touches, that names the old one; the error keeps its old and new value', async () => {
    const { id } = await signed();
    const { deliberation, userErrors } = await correct(id, { marks: [{ enrolmentId: enrolment(1), paperCode: `${SPECIALITY}.E1`, points: '15' }] });
    expect(userErrors).toEqual([]);
    expect(deliberation.correctsId).toBe(id);
    expect((await sign(deliberation)).deliberation).toMatchObject({ state: 'SIGNED', recordIntact: true });
    const { data } = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { results { number decision average } marks { points history { pointsBefore pointsAfter reason stateBefore } } } } }', { r: [{ __typename: 'Enrolment', id: enrolment(1) }] });
    expect(data._entities[0].results).toEqual([{ number: 1, decision: 'FAILED', average: '7.50' }, { number: 2, decision: 'ADMITTED', average: '12.50' }]);
    expect(data._entities[0].marks[0].history).toEqual([
      { pointsBefore: '5.00', pointsAfter: '5.00', reason: 'Ouverture de la délibération', stateBefore: 'VERIFIED' },
      { pointsBefore: '5.00', pointsAfter: '5.00', reason: 'Procès-verbal signé', stateBefore: 'LOCKED' },
      { pointsBefore: '5.00', pointsAfter: '15.00', reason: 'Erreur de saisie', stateBefore: 'DELIBERATED' },
    ]);
    const versions = await test.context().em.execute<{ version: number }[]>('select version from outbox where key = ? order by version', [enrolment(1)]);
    expect(versions).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it.each([
    ['without a reason', { reason: ' ', enrolmentIds: [enrolment(1)] }, 'CORRECTION_REASON_MISSING'],
    ['of a mark that there is not', { marks: [{ enrolmentId: enrolment(1), paperCode: `${SPECIALITY}.E9`, points: '15' }] }, 'RECTIFIED_MARK_UNKNOWN'],
    ['to more than twenty', { marks: [{ enrolmentId: enrolment(1), paperCode: `${SPECIALITY}.E1`, points: '21' }] }, 'MARK_OUT_OF_RANGE'],
    ['of nobody', {}, 'NOBODY_TO_DELIBERATE'],
  ])('%s is refused, and nothing is written', async (_why, more, code) => {
    const { id } = await signed();
    expect((await correct(id, more)).userErrors).toEqual([{ code }]);
    expect(await test.context().em.execute('select 1 from deliberation')).toHaveLength(1);
  });

  it('takes its marks back when the new record cannot be opened', async () => {
    const { id } = await signed();
    expect((await correct(id, { juryId: 'NO-JUR-x', marks: [{ enrolmentId: enrolment(1), paperCode: `${SPECIALITY}.E1`, points: '15' }] })).userErrors).toEqual([{ code: 'JURY_UNKNOWN' }]);
    expect(await test.context().em.execute('select hundredths from mark where enrolment_id = ? order by paper_code', [enrolment(1)])).toEqual([{ hundredths: 500 }, { hundredths: 1000 }]);
  });

  it('of an open record is refused', async () => {
    await marked(test, [[1, { E1: 500, E2: 1000 }]]);
    expect((await correct((await open()).deliberation.id, {})).userErrors).toEqual([{ code: 'DELIBERATION_NOT_SIGNED' }]);
  });
});

it('is signed, and its results spoken of, where it is there', async () => {
  expect((await sign({ id: 'NO-DEL-0199a2b4-7c11-7d3e-8f00-000000000009', version: 1 })).userErrors).toEqual([{ code: 'DELIBERATION_UNKNOWN' }]);
  const input = { resultId: 'NO-RES-0199a2b4-7c11-7d3e-8f00-000000000009', version: 1, verdict: 'ADMIT', points: null, reason: 'Livret favorable' };
  expect((await test.ask('mutation ($input: RecordJuryWordInput!) { recordJuryWord(input: $input) { userErrors { code } } }', { input })).data.recordJuryWord.userErrors).toEqual([{ code: 'RESULT_UNKNOWN' }]);
});

it('shows nothing to candidates and schools: results are published elsewhere', async () => {
  for (const caller of [{ sub: 'c', roles: ['CAND'], mirex: ['NO'], candidates: [enrolment(1)] }, { sub: 'e', roles: ['EST'], mirex: ['NO'], establishment: '0350700A' }, { sub: 'x', roles: ['EXAM'], mirex: ['NO'], actor: 'NO-ACT-1' }]) {
    expect((await test.ask('{ results { totalCount } }', {}, caller as never)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  }
});
