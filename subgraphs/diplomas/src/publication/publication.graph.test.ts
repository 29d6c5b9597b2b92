import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keepEdition } from '@mirex/kit/edition';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import type { GlobalId } from '@mirex/schema/global-id';

import { candidate, candidateCaller, DATA_SETS, decision, enrolment, HOUR, type PublishingUnderTest, publishingUnderTest, result, SIGNATORY } from './published.fixture.ts';
import { publish } from './publish.service.ts';

const CORRECT = (name: string) => `mutation ($input: CorrectPublicationInput!) { done: ${name}(input: $input) { publication { id state results version } userErrors { code } } }`;

let test: PublishingUnderTest;
beforeAll(async () => void (test = await publishingUnderTest()));
afterAll(() => test.close());
beforeEach(async () => {
  test.at('2026-07-01T00:00:00.000Z');
  await test.context().em.execute('truncate publication, publication_change, published_result, result_change, known_decision, known_enrolment, awarded_diploma, award_change, inbox, inbox_head');
  await test.enrol(1, 2, 3, 4);
  await test.decide(decision(1), decision(2), decision(3, { decision: 'FAILED', honours: null, averageHundredths: 712 }), decision(4));
});

const scheduled = async (zone = 'REUNION_MAYOTTE'): Promise<string> => (await test.schedule(zone)).publication?.id ?? '';
const correct = async (name: string, input: object) => (await test.ask(CORRECT(name), { input }, SIGNATORY)).data.done;

/** Every way by which a candidate, a school and an agent could look for a result. */
const everywhere = async () => {
  const own = await test.ask('{ examResults { totalCount edges { node { number } } } }', {}, candidateCaller(1));
  const byId = await test.ask('query ($id: ID!) { examResult(id: $id) { decision } }', { id: result(1) }, candidateCaller(1));
  const entities = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { publishedResult { decision } diploma { id } } ... on ExamResult { decision } } }', {
    r: [{ __typename: 'Enrolment', id: enrolment(1) }, { __typename: 'ExamResult', id: result(1) }],
  }, SIGNATORY);
  const school = await test.ask('{ examResults { totalCount } }', {}, { sub: 'lycee', roles: ['EST'], mirex: ['OI'], establishment: '9740001A' });
  const agent = await test.ask('{ examResults { totalCount } diplomaStatistics { diplomas } }', {}, SIGNATORY);
  return [own.data.examResults.totalCount, byId.data.examResult?.decision ?? null, entities.data._entities.map((each: { publishedResult?: object; decision?: string } | null) => each?.publishedResult ?? each?.decision ?? null), school.data.examResults.totalCount, agent.data.examResults.totalCount];
};

describe('a result', () => {
  it('is nowhere one millisecond before its hour, and everywhere at it', async () => {
    const id = await scheduled();
    test.at(new Date(HOUR.getTime() - 1));
    expect(await test.publish(id)).toEqual({ publication: null, userErrors: [{ code: 'PUBLICATION_BEFORE_HOUR' }] });
    await test.instance.doDuty();
    expect(await everywhere()).toEqual([0, null, [null, null], 0, 0]);
    test.at(HOUR);
    await test.instance.doDuty();
    expect(await everywhere()).toEqual([1, 'ADMITTED', [{ decision: 'ADMITTED' }, 'ADMITTED'], 2, 2]);
  });

  it('is its candidate’s own, and no other’s', async () => {
    const id = await scheduled();
    test.at(HOUR);
    expect(await test.publish(id)).toEqual({ publication: { state: 'PUBLISHED', results: 2, version: 2 }, userErrors: [] });
    const { data } = await test.ask('query ($id: ID!) { examResults { edges { node { number decision honours averageHundredths } } } other: examResult(id: $id) { decision } }', { id: result(3) }, candidateCaller(1));
    expect(data).toEqual({ examResults: { edges: [{ node: { number: 'OI26-000001', decision: 'ADMITTED', honours: 'AB', averageHundredths: 1250 } }] }, other: null });
  });

  it('is out in its own zone: fourteen hours may lie between two of one MIREX', async () => {
    const reunion = await scheduled();
    await test.schedule('POLYNESIE', { opensAt: '2026-07-06T18:00:00.000Z' });
    test.at(HOUR);
    await test.instance.doDuty();
    const seen = async (n: number) => (await test.ask('{ examResults { totalCount } }', {}, candidateCaller(n))).data.examResults.totalCount;
    expect([await seen(1), await seen(2)]).toEqual([1, 0]);
    test.at('2026-07-06T18:00:00.000Z');
    await test.instance.doDuty();
    expect([await seen(1), await seen(2)]).toEqual([1, 1]);
    expect(await test.publish(reunion)).toEqual({ publication: null, userErrors: [{ code: 'PUBLICATION_STATE' }] });
  });

  it('is not out while a jury has not decided of somebody, nor when it has of nobody', async () => {
    await test.enrol(5);
    const id = await scheduled();
    test.at(HOUR);
    expect((await test.publish(id)).userErrors).toEqual([{ code: 'PUBLICATION_UNDECIDED' }]);
    await test.context().em.execute('truncate known_enrolment');
    expect((await test.publish(id)).userErrors).toEqual([{ code: 'PUBLICATION_EMPTY' }]);
  });

  it('changes by rectification alone, which keeps what it said', async () => {
    const id = await scheduled();
    test.at(HOUR);
    await test.publish(id);
    await test.decide(decision(3, { number: 2, decision: 'ADMITTED_BY_JURY', averageHundredths: 1000 }));
    const read = async () => (await test.ask('query ($id: ID!) { examResult(id: $id) { decision state version history { by decisionBefore decisionAfter reason } } }', { id: result(3) }, candidateCaller(3))).data.examResult;
    expect(await read()).toEqual({ decision: 'FAILED', state: 'PUBLISHED', version: 1, history: [] });
    expect(await correct('rectifyResults', { id, version: 2, reason: ' ' })).toMatchObject({ userErrors: [{ code: 'PUBLICATION_REASON_MISSING' }] });
    expect(await correct('rectifyResults', { id, version: 1, reason: 'Erreur matérielle' })).toMatchObject({ userErrors: [{ code: 'PUBLICATION_CHANGED_MEANWHILE' }] });
    expect(await correct('rectifyResults', { id, version: 2, reason: 'Erreur matérielle' })).toMatchObject({ userErrors: [] });
    expect(await read()).toEqual({
      decision: 'ADMITTED_BY_JURY', state: 'RECTIFIED', version: 2, history: [{ by: 'signataire-oi', decisionBefore: 'FAILED', decisionAfter: 'ADMITTED_BY_JURY', reason: 'Erreur matérielle' }],
    });
    const calendars = (DATA_SETS.calendars ?? []).map((calendar) => ({ ...calendar, state: calendar.zone === 'REUNION_MAYOTTE' ? 'FINAL' : calendar.state }));
    await keepEdition(test.context().em, { number: 2, dataSets: { ...DATA_SETS, calendars } });
    expect(await read()).toMatchObject({ state: 'FINAL', version: 2 });
    await keepEdition(test.context().em, { number: 3, dataSets: DATA_SETS });
  });

  it('is seen by nobody once it is taken back, and again when it is published again', async () => {
    const id = await scheduled();
    test.at(HOUR);
    await test.publish(id);
    expect(await correct('withdrawPublication', { id, version: 2, reason: 'Mauvaise liste' })).toMatchObject({ publication: { state: 'WITHDRAWN', results: 0 }, userErrors: [] });
    expect(await everywhere()).toEqual([0, null, [null, null], 0, 0]);
    await test.schedule('REUNION_MAYOTTE', { opensAt: '2026-07-07T08:00:00.000Z', reason: 'Liste corrigée' });
    test.at('2026-07-07T08:00:00.000Z');
    await test.instance.doDuty();
    expect((await everywhere())[0]).toBe(1);
    const { data } = await test.ask('{ publications { edges { node { history { stateBefore stateAfter results reason } } } } }', {}, SIGNATORY);
    expect(data.publications.edges[0].node.history).toEqual([
      { stateBefore: null, stateAfter: 'SCHEDULED', results: 0, reason: null }, { stateBefore: 'SCHEDULED', stateAfter: 'PUBLISHED', results: 2, reason: null },
      { stateBefore: 'PUBLISHED', stateAfter: 'WITHDRAWN', results: 2, reason: 'Mauvaise liste' }, { stateBefore: 'WITHDRAWN', stateAfter: 'SCHEDULED', results: 0, reason: 'Liste corrigée' },
      { stateBefore: 'SCHEDULED', stateAfter: 'PUBLISHED', results: 2, reason: null },
    ]);
  });
});

describe('a publication', () => {
  it.each([
    ['an hour that has passed', { opensAt: '2026-06-30T08:00:00.000Z' }, 'PUBLICATION_IN_THE_PAST'],
    ['an hour before the calendar’s', { opensAt: '2026-07-04T19:59:59.999Z' }, 'PUBLICATION_BEFORE_PHASE'],
    ['a session without a calendar', { session: 2031 }, 'PUBLICATION_CALENDAR_UNKNOWN'],
    ['a zone without a calendar', { zone: 'METRO' }, 'PUBLICATION_CALENDAR_UNKNOWN'],
  ])('is not set for %s', async (_why, more, code) => {
    expect(await test.schedule('REUNION_MAYOTTE', more)).toEqual({ publication: null, userErrors: [{ code }] });
  });

  it('that is not there is refused, and one that is not out cannot be taken back', async () => {
    expect((await test.publish('OI-PUB-0199a2b4-7c11-7d3e-8f00-000000000099')).userErrors).toEqual([{ code: 'PUBLICATION_UNKNOWN' }]);
    expect(await correct('withdrawPublication', { id: await scheduled(), version: 1, reason: 'x' })).toMatchObject({ userErrors: [{ code: 'PUBLICATION_STATE' }] });
  });

  it('is done once when two do it at once', async () => {
    const id = (await scheduled()) as GlobalId;
    test.at(HOUR);
    const second = await meanwhile(test.instance.context(SIGNATORY), (held) => publish(id, held), () => publish(id, test.instance.context(SIGNATORY)));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'PUBLICATION_STATE' } });
  });

  it('costs as many statements for a thousand results as for two', async () => {
    const id = await scheduled();
    test.at(HOUR);
    await test.enrol(...Array.from({ length: 1000 }, (_, i) => 1001 + 2 * i));
    await test.decide(...Array.from({ length: 1000 }, (_, i) => decision(1001 + 2 * i)));
    test.forget();
    expect((await test.publish(id)).publication).toMatchObject({ results: 1002 });
    expect(test.statements.length).toBeLessThanOrEqual(12);
  });

  it('is no matter of candidates', async () => {
    expect((await test.ask('{ publications { totalCount } }', {}, { ...candidateCaller(1), candidates: [candidate(1)] })).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
