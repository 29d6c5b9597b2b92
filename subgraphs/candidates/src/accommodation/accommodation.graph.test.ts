import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sealed } from '@mirex/kit/privacy/vault';
import { type AccommodationTold, toldMeasuresAt } from '@mirex/schema/events';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';

const REQUEST = 'request { id version state decision late opinion granted { code label extraMinutesPerHour papers } changes { from to by reason } } userErrors { code }';
const mutation = (name: string, type = 'StepInput') => `mutation ($input: ${type}!) { ${name}(input: $input) { ${REQUEST} } }`;
const caller = (role: string, over: object = {}): Caller => ({ sub: role.toLowerCase(), roles: [role], mirex: ['NO'], ...over });
const TRANS = caller('TRANS');
const SIGN = caller('SIGN');
const DOC = caller('DOC');

let now = new Date('2025-11-20T08:00:00Z');
let test: TestInstance;
let enrolments: { id: string; candidateId: string }[];
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION, subscriptions: { 'accommodation.decided': ['centres'] }, now: () => now });
  await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { userErrors { code } } }', { input: { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(people(12))) } });
  enrolments = await test.context().em.execute('select id, candidate_id as "candidateId" from enrolment order by id');
  await act('mutation ($input: DesignateDoctorInput!) { designateDoctor(input: $input) { designated } }', { mirex: 'NO', account: 'doc', from: '2025-09-01', until: '2026-08-31' }, SIGN);
});
afterAll(() => test.close());

const act = async (query: string, input: object, who: Caller) => {
  const { data, errors } = await test.ask(query, { input }, who);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
};
/** The tables in which a text stands, in whatever column. */
async function tablesWith(text: string): Promise<string[]> {
  const { em } = test.context();
  const tables = await em.execute<{ name: string }[]>(`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`);
  const found: string[] = [];
  for (const { name } of tables) if ((await em.execute<object[]>(`select 1 from "${name}" t where t::text like ? limit 1`, [`%${text}%`])).length > 0) found.push(name);
  return found;
}
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const next = () => enrolments.shift() as { id: string; candidateId: string };
const ROOM = { code: 'SEPARATE_ROOM', papers: ['40321004.E5'] };
const TIME = { code: 'EXTRA_TIME_WRITTEN', extraMinutesPerHour: 20 };
const submit = (enrolmentId: string, over: object = {}, who: Caller = TRANS) => act(mutation('submitAccommodation', 'SubmitAccommodationInput'), { enrolmentId, measures: [ROOM, TIME], ...over }, who);

describe('a request', () => {
  it('goes from the candidate to the doctor, the authority and the centres, who learn the measures alone', async () => {
    const { id: enrolmentId, candidateId } = next();
    const me = caller('CAND', { candidates: [candidateId] });
    const { request: { id } } = await submit(enrolmentId, {}, me);
    expect(codes(await act(mutation('completeAccommodation', 'CompleteAccommodationInput'), { id, version: 1, complete: false }, TRANS))).toEqual(['REASON_MISSING']);
    await act(mutation('completeAccommodation', 'CompleteAccommodationInput'), { id, version: 1, complete: true }, TRANS);
    expect(codes(await act(mutation('recordOpinion', 'RecordOpinionInput'), { id, version: 2, proposed: ['SEPARATE_ROOM'] }, { ...DOC, sub: 'another' }))).toEqual(['DOCTOR_NOT_DESIGNATED']);
    const opinion = await act(mutation('recordOpinion', 'RecordOpinionInput'), { id, version: 2, proposed: ['SEPARATE_ROOM'] }, DOC);
    expect(opinion.request).toMatchObject({ state: 'MEDICAL_OPINION', opinion: ['SEPARATE_ROOM'] });
    const [stored] = await test.context().em.execute<{ opinion: string }[]>('select opinion from accommodation_request where id = ?', [id]);
    expect(stored?.opinion).toMatch(/^v1\./);
    const said = [{ code: 'SEPARATE_ROOM', papers: ['40321004.E5'] }, { code: 'EXTRA_TIME_WRITTEN', papers: [] }];
    const decide = (version: number, reason: string | null) => act(mutation('decideAccommodation', 'DecideAccommodationInput'), { id, version, measures: said, reason }, SIGN);
    expect(codes(await decide(3, null))).toEqual(['REASON_MISSING']);
    const both = await Promise.all([decide(3, 'Avis du médecin'), decide(3, 'Avis du médecin')]);
    expect(both.flatMap(codes)).toEqual(['RECORD_CHANGED_MEANWHILE']);
    expect(both.find(({ request }) => request).request).toMatchObject({ decision: 'PARTIAL', granted: [{ code: 'SEPARATE_ROOM', label: 'Salle à part', extraMinutesPerHour: null, papers: ['40321004.E5'] }] });
    const told = await test.context().em.execute('select key, version, payload from outbox');
    expect(told).toEqual([{ key: enrolmentId, version: 4, payload: { enrolmentId, session: 2026, decision: 'PARTIAL', measures: expect.stringMatching(/^v1\./) } }]);
    const [{ payload }] = told as [{ payload: AccommodationTold }];
    expect(JSON.parse(test.context().vault.open(payload.measures as Sealed, toldMeasuresAt(enrolmentId)))).toEqual([{ code: 'SEPARATE_ROOM', extraMinutesPerHour: null, papers: ['40321004.E5'] }]);
    expect(await tablesWith('SEPARATE_ROOM')).toEqual([]);
    await act(mutation('notifyAccommodation'), { id, version: 4 }, TRANS);
    expect(codes(await act(mutation('appealAccommodation'), { id, version: 5 }, me))).toEqual(['REASON_MISSING']);
    const appealed = await act(mutation('appealAccommodation'), { id, version: 5, reason: 'Temps nécessaire' }, me);
    expect(appealed.request.changes.map(({ to }: { to: string }) => to)).toEqual(['SUBMITTED', 'COMPLETE', 'MEDICAL_OPINION', 'DECIDED', 'NOTIFIED', 'APPEALED']);
  });

  it('with a plan goes without a doctor, unless it asks for time', async () => {
    const { id: enrolmentId } = next();
    expect(codes(await submit(enrolmentId, { plan: 'PAP' }))).toEqual(['SIMPLIFIED_WITH_EXTRA_TIME']);
    const { request: { id } } = await submit(enrolmentId, { plan: 'PAP', measures: [ROOM] });
    await act(mutation('completeAccommodation', 'CompleteAccommodationInput'), { id, version: 1, complete: true }, TRANS);
    expect((await act(mutation('simplifyAccommodation'), { id, version: 2 }, TRANS)).request.state).toBe('SIMPLIFIED');
    const said = [{ code: 'SEPARATE_ROOM', papers: ['40321004.E5'] }];
    expect((await act(mutation('decideAccommodation', 'DecideAccommodationInput'), { id, version: 3, measures: said }, SIGN)).request.decision).toBe('GRANTED');
    const { request: medical } = await submit(next().id);
    expect(codes(await act(mutation('simplifyAccommodation'), { id: medical.id, version: 1 }, TRANS))).toEqual(['NOT_SIMPLIFIED']);
    expect(codes(await act(mutation('decideAccommodation', 'DecideAccommodationInput'), { id: medical.id, version: 1, measures: [...said, { code: 'EXTRA_TIME_WRITTEN', papers: [] }], reason: 'x' }, SIGN))).toEqual(['RECORD_STEP']);
  });

  it.each([
    ['above a third', { measures: [{ ...TIME, extraMinutesPerHour: 30 }] }, 'EXTRA_TIME_ABOVE_CAP'],
    ['for a paper that is not sat', { measures: [{ ...ROOM, papers: ['50321139.E1'] }] }, 'MEASURE_PAPER_NOT_SAT'],
    ['for what is no measure', { measures: [{ code: 'DIAGNOSIS' }] }, 'MEASURE_UNKNOWN'],
  ])('is refused %s', async (_why, over, code) => expect(codes(await submit(next().id, over))).toEqual([code]));

  it('comes once, and after 31 December only when the state has changed', async () => {
    const [one, late] = [next(), next()];
    const both = await Promise.all([submit(one.id), submit(one.id)]);
    expect(both.flatMap(codes)).toEqual(['ACCOMMODATION_ASKED_ALREADY']);
    now = new Date('2025-12-31T23:00:00Z');
    expect(codes(await submit(late.id))).toEqual(['ACCOMMODATION_TOO_LATE']);
    expect((await submit(late.id, { evolved: true })).request).toMatchObject({ state: 'SUBMITTED', late: true });
    now = new Date('2025-11-20T08:00:00Z');
  });

  it('is nobody’s but the candidate’s, the school’s and those who decide', async () => {
    const stranger = caller('CAND', { candidates: ['NO-CAN-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f'] });
    expect(codes(await submit(next().id, {}, stranger))).toEqual(['RECORD_UNKNOWN']);
    const { data } = await test.ask('{ accommodationQueue(filter: { session: 2026, state: SUBMITTED }) { totalCount } }', {}, stranger);
    expect(data.accommodationQueue.totalCount).toBe(0);
    expect((await test.ask('{ accommodationQueue { totalCount } }', {}, TRANS)).data.accommodationQueue.totalCount).toBeGreaterThan(3);
    expect((await test.ask('{ accommodationQueue { totalCount } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });
});
