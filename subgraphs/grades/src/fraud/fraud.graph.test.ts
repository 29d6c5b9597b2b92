import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';

import { correctDeliberation } from '../deliberation/correct-deliberation.service.ts';
import { openDeliberation } from '../deliberation/open-deliberation.service.ts';
import { Result } from '../deliberation/result.entity.ts';
import { signDeliberation } from '../deliberation/sign-deliberation.service.ts';
import { candidate, EDITION, enrolment, enrolmentTold, forgetAll, JURY, juryTold, marked, SPECIALITY, tell } from '../deliberation/session.fixture.ts';
import { grades } from '../subgraph.ts';

const DIRECTOR = { sub: 'draaf', roles: ['SIGN'], mirex: ['NO'] };
const BUREAU = { sub: 'bex', roles: ['BEX'], mirex: ['NO'] };
let clock = new Date('2026-06-10T09:00:00Z');
let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(grades, { dataSets: EDITION, subscriptions: { 'fraud.final': ['candidates'] }, now: () => clock });
});
afterAll(() => test.close());
beforeEach(async () => {
  clock = new Date('2026-06-10T09:00:00Z');
  await forgetAll(test);
  await tell(test, [juryTold()]);
  await marked(test, [[1, { E1: 1500, E2: 1500 }], [2, { E1: 1500, E2: 1500 }]]);
});

const observe = async (more: object = {}) => (await test.ask('mutation ($input: ObserveFraudInput!) { observeFraud(input: $input) { id userErrors { code } } }', {
  input: { enrolmentId: enrolment(1), place: 'PAPER', papers: [`${SPECIALITY}.E1`], facts: 'Téléphone allumé', candidateRemoved: false, ...more },
})).data.observeFraud;
const read = async (id: string) => (await test.ask('query ($id: ID!) { fraudCase(id: $id) { id version state sanctioned authority banMonths deadline { what due late } history { act by stateBefore stateAfter reason } } }', { id })).data.fraudCase;
const act = async (id: string, name: string, on: string, more: object = {}, caller?: typeof BUREAU) => {
  const { version } = await read(id);
  return (await test.ask('mutation ($input: AdvanceFraudCaseInput!) { advanceFraudCase(input: $input) { fraudCase { state } userErrors { code message } } }', { input: { id, version, act: name, on, ...more } }, caller)).data.advanceFraudCase;
};
const through = async (id: string, ...acts: [name: string, on: string, more?: object, caller?: typeof BUREAU][]) => {
  for (const [name, on, more, caller] of acts) expect((await act(id, name, on, more, caller)).userErrors).toEqual([]);
};
const NOTICED: [string, string, object?][] = [['SIGN_RECORD', '2026-06-10', { countersigned: false }], ['SEND_TO_CHAIR', '2026-06-20'], ['REPORT', '2026-07-01', { proposal: 'MEASURES' }], ['GIVE_NOTICE', '2026-07-05']];
const speak = async () => (await test.ask('mutation { letFraudSilencesSpeak(mirex: "NO") { state } }')).data.letFraudSilencesSpeak;
const outcome = async (n: number) => {
  await openDeliberation({ session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY as never }, null, test.context());
  return (await test.context().em.findOneOrFail(Result, { enrolmentId: enrolment(n) })).decision;
};

describe('a fraud that is seen', () => {
  it('suspends the result of whom it is about, and of nobody else', async () => {
    expect((await observe()).userErrors).toEqual([]);
    expect([await outcome(1), await outcome(2)]).toEqual(['SUSPENDED', 'ADMITTED']);
  });

  it.each([
    ['with the candidate sent out', { candidateRemoved: true }, 'PARTICIPATION_INTERRUPTED'],
    ['without facts', { facts: ' ' }, 'FRAUD_FACTS_MISSING'],
    ['in no paper', { papers: [] }, 'FRAUD_PAPERS_MISSING'],
    ['of nobody who is known', { enrolmentId: enrolment(9) }, 'FRAUD_ENROLMENT_UNKNOWN'],
  ])('%s is refused', async (_why, more, code) => expect((await observe(more)).userErrors).toEqual([{ code }]));

  it('twice is one case', async () => {
    await observe();
    expect((await observe()).userErrors).toEqual([{ code: 'FRAUD_CASE_OPEN' }]);
  });
});

describe('the legal clock', () => {
  it('runs from act to act, and says which term is next and whether it is over', async () => {
    const { id } = await observe();
    expect((await read(id)).deadline).toBeNull();
    await through(id, ['SIGN_RECORD', '2026-06-10']);
    expect((await read(id)).deadline).toEqual({ what: 'SENT_TO_CHAIR', due: '2026-07-10', late: false });
    clock = new Date('2026-07-11T09:00:00Z');
    expect((await read(id)).deadline).toMatchObject({ late: true });
    await through(id, ['SEND_TO_CHAIR', '2026-07-11']);
    expect((await read(id)).deadline).toEqual({ what: 'CHAIR_REPORT', due: '2026-08-10', late: false });
  });

  it('takes no day that is not yet, and no sanction before its own', async () => {
    const { id } = await observe();
    expect((await act(id, 'SIGN_RECORD', '2026-06-11')).userErrors).toMatchObject([{ code: 'FRAUD_DAY_AHEAD' }]);
    expect((await act(id, 'SANCTION', '2026-06-10', {}, DIRECTOR)).userErrors).toMatchObject([{ code: 'SANCTION_WITHOUT_RECORD' }]);
    clock = new Date('2026-07-20T09:00:00Z');
    await through(id, ...NOTICED);
    for (const [on, more, code] of [
      ['2026-07-13', { reason: 'x' }, 'SANCTION_BEFORE_TERM'], ['2026-07-14', { reason: '' }, 'SANCTION_REASON_MISSING'], ['2026-07-14', { reason: 'x', banMonths: 1 }, 'MINISTER_COMPETENT'],
      ['2026-07-14', { reason: 'x', banMonths: 25 }, 'BAN_TOO_LONG'], ['2026-07-14', { reason: 'x', measures: ['EXAM_VOID'] }, 'SANCTION_HEAVIER_THAN_LAW'],
    ] as const) expect((await act(id, 'SANCTION', on, more, DIRECTOR)).userErrors).toMatchObject([{ code }]);
    expect(await read(id)).toMatchObject({ state: 'NOTICE', sanctioned: false });
  });

  it('ends by the silence of the candidate: final, told, and the paper void for the jury', async () => {
    const { id } = await observe();
    clock = new Date('2026-07-25T09:00:00Z');
    await through(id, ...NOTICED, ['SANCTION', '2026-07-14', { reason: 'Faits établis' }, DIRECTOR], ['NOTIFY', '2026-07-17']);
    expect(await speak()).toEqual([]);
    clock = new Date('2026-07-25T22:30:00Z');
    expect(await speak()).toEqual([{ state: 'FINAL' }]);
    expect(await speak()).toEqual([]);
    const told = await test.context().em.execute<{ payload: object }[]>('select payload from outbox');
    expect(told).toMatchObject([{ payload: { enrolmentId: enrolment(1), sanctioned: true, examVoid: false, voidPapers: [`${SPECIALITY}.E1`], excludedFromSession: true, withoutHonours: true, bannedUntil: null } }]);
    expect((await read(id)).history.at(-1)).toMatchObject({ act: 'SILENCE', stateBefore: 'NOTIFIED', stateAfter: 'FINAL', reason: 'Aucun recours avant le 2026-07-25' });
    expect(await outcome(1)).toBe('FAILED');
  });

  it('ends by that of the minister, with the ban of two years that the minister had pronounced', async () => {
    const { id } = await observe();
    clock = new Date('2026-07-25T09:00:00Z');
    await through(id, ...NOTICED, ['SANCTION', '2026-07-14', { reason: 'Récidive', banMonths: 24 }, BUREAU], ['NOTIFY', '2026-07-17'], ['APPEAL', '2026-07-25'], ['SET_COMMISSION', '2026-07-25']);
    clock = new Date('2026-08-26T09:00:00Z');
    expect(await speak()).toEqual([{ state: 'COMMISSION_OPINION' }]);
    clock = new Date('2026-09-26T09:00:00Z');
    expect(await speak()).toEqual([{ state: 'FINAL' }]);
    expect(await test.context().em.execute<object[]>('select payload from outbox')).toMatchObject([{ payload: { sanctioned: true, bannedUntil: '2028-07-17' } }]);
  });

  it('is followed by whoever keeps the case, and decided by the authority alone', async () => {
    const { id } = await observe();
    clock = new Date('2026-07-25T09:00:00Z');
    await through(id, ...NOTICED);
    expect((await act(id, 'SANCTION', '2026-07-14', { reason: 'x' })).userErrors).toMatchObject([{ code: 'FRAUD_ACT_RESERVED' }]);
    const elsewhere = { ...DIRECTOR, roles: ['CHAIR', 'SIGN'], mirex: ['SE'], juries: [JURY as GlobalId] };
    expect((await act(id, 'SANCTION', '2026-07-14', { reason: 'x' }, elsewhere)).userErrors).toMatchObject([{ code: 'FRAUD_ACT_RESERVED' }]);
    expect((await act(id, 'SANCTION', '2026-07-04', { reason: 'x' }, DIRECTOR)).userErrors).toMatchObject([{ code: 'FRAUD_DAY_BEFORE_LAST' }]);
    await through(id, ['SANCTION', '2026-07-14', { reason: 'x' }, DIRECTOR]);
    expect((await act(id, 'NOTIFY', '2026-07-01')).userErrors).toMatchObject([{ code: 'FRAUD_DAY_BEFORE_LAST' }]);
  });

  it('lets silences speak by itself when their time has come', async () => {
    const { id } = await observe();
    clock = new Date('2026-07-25T09:00:00Z');
    await through(id, ...NOTICED, ['SANCTION', '2026-07-14', { reason: 'x' }, DIRECTOR], ['NOTIFY', '2026-07-17']);
    await test.instance.doDuty();
    expect(await read(id)).toMatchObject({ state: 'NOTIFIED' });
    clock = new Date('2026-07-25T22:30:00Z');
    await test.instance.doDuty();
    await test.instance.doDuty();
    expect(await read(id)).toMatchObject({ state: 'FINAL', history: expect.arrayContaining([expect.objectContaining({ act: 'SILENCE', by: 'system' })]) });
    expect(await test.context().em.execute('select 1 from outbox')).toHaveLength(1);
  });

  it('that begins while a jury deliberates suspends the result before the record is signed', async () => {
    const opened = await openDeliberation({ session: 2026, speciality: SPECIALITY, group: 1, juryId: JURY as never }, null, test.context());
    if (!opened.ok) throw new Error(opened.refusal.code);
    const { id } = await observe();
    await signDeliberation(opened.value.id, opened.value.version, true, test.context());
    const { data } = await test.ask('{ results { edges { node { decision reason honours history { decisionBefore decisionAfter reason } } } } }');
    expect(data.results.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { decision: 'SUSPENDED', reason: 'FRAUD_PENDING', honours: null, history: [{ decisionBefore: 'ADMITTED', decisionAfter: 'SUSPENDED', reason: 'Dossier de fraude ouvert' }] },
      { decision: 'ADMITTED', reason: 'AVERAGE', honours: 'AB', history: [] },
    ]);
    await through(id, ['CLOSE', '2026-06-10', { reason: 'Erreur de surveillance' }]);
    const again = await correctDeliberation({ deliberationId: opened.value.id, juryId: JURY as never, reason: 'Dossier clos', marks: [], enrolments: [enrolment(1)] }, test.context());
    expect(again.ok).toBe(true);
    expect((await test.context().em.findOneOrFail(Result, { enrolmentId: enrolment(1), number: 2 })).decision).toBe('ADMITTED');
  });

  it('lets nobody appeal too late', async () => {
    const { id } = await observe();
    clock = new Date('2026-08-25T09:00:00Z');
    await through(id, ...NOTICED, ['SANCTION', '2026-07-14', { reason: 'x' }, DIRECTOR], ['NOTIFY', '2026-07-17']);
    expect((await act(id, 'APPEAL', '2026-07-26')).userErrors).toMatchObject([{ code: 'APPEAL_TOO_LATE' }]);
  });

  it('gives a candidate whom nobody sanctions their result', async () => {
    const { id } = await observe();
    await through(id, ['CLOSE', '2026-06-10', { reason: 'Erreur de surveillance' }]);
    expect(await test.context().em.execute<object[]>('select payload from outbox')).toMatchObject([{ payload: { sanctioned: false, voidPapers: [], excludedFromSession: false } }]);
    expect(await outcome(1)).toBe('ADMITTED');
  });

  it('refuses who has not seen the last act', async () => {
    const { id } = await observe();
    const { data } = await test.ask(`mutation { advanceFraudCase(input: { id: "${id}", version: 9, act: CLOSE, on: "2026-06-10" }) { userErrors { code } } }`);
    expect(data.advanceFraudCase.userErrors).toEqual([{ code: 'FRAUD_CHANGED_MEANWHILE' }]);
    const none = await test.ask('mutation { advanceFraudCase(input: { id: "NO-FRA-0199a2b4-7c11-7d3e-8f00-000000000009", version: 1, act: CLOSE, on: "2026-06-10" }) { userErrors { code } } }');
    expect(none.data.advanceFraudCase.userErrors).toEqual([{ code: 'FRAUD_CASE_UNKNOWN' }]);
  });

  it('takes no report without a proposal, and no act while no regulation says its terms', async () => {
    const { id } = await observe();
    clock = new Date('2026-07-02T09:00:00Z');
    await through(id, ...NOTICED.slice(0, 2));
    expect((await act(id, 'REPORT', '2026-07-01')).userErrors).toMatchObject([{ code: 'CHAIR_PROPOSAL_MISSING' }]);
    const { em } = test.context();
    await keepEdition(em, { number: 2, dataSets: { ...EDITION, regulations: [] } });
    expect((await act(id, 'REPORT', '2026-07-01', { proposal: 'MEASURES' })).userErrors).toMatchObject([{ code: 'FRAUD_TERMS_UNKNOWN' }]);
    await keepEdition(em, { number: 3, dataSets: EDITION });
    await through(id, ['REPORT', '2026-07-01', { proposal: 'MEASURES' }]);
  });
});

it('leaves no honours to who was sanctioned in another session and keeps a mark', async () => {
  const { id } = await observe();
  clock = new Date('2026-08-25T09:00:00Z');
  await through(id, ...NOTICED, ['SANCTION', '2026-07-14', { reason: 'x' }, DIRECTOR], ['NOTIFY', '2026-07-17']);
  await speak();
  await tell(test, [enrolmentTold(3, { candidateId: candidate(1) })]);
  await test.context().em.execute(`update mark set state = case when paper_code like '%E1' then 'KEPT' else 'VERIFIED' end, hundredths = 1500 where enrolment_id = ?`, [enrolment(3)]);
  expect(await outcome(3)).toBe('ADMITTED');
  expect(await test.context().em.findOneOrFail(Result, { enrolmentId: enrolment(3) })).toMatchObject({ averageHundredths: 1500, honours: null });
});

it('another MIREX’s instance lets no silence speak here; a machine of this one does', async () => {
  const { id } = await observe();
  clock = new Date('2026-07-06T09:00:00Z');
  await through(id, ...NOTICED);
  clock = new Date('2027-06-10T09:00:00Z');
  const before = await read(id);
  const speakAs = (peer: 'NO' | 'SE') => test.ask('mutation { letFraudSilencesSpeak(mirex: "NO") { __typename } }', {}, { ...SYSTEM, sub: 'agent', peer });
  expect((await speakAs('SE')).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await read(id)).toEqual(before);
  expect((await speakAs('NO')).errors).toBeUndefined();
});
