import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { meanwhile } from '@mirex/kit/testing/meanwhile';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';
import { type TestNation, testNation } from '../testing/nation.stub.ts';
import { AnomalyRule } from './anomaly.entity.ts';
import { resolveAnomaly } from './anomaly.service.ts';

const OPTION = { name: 'OPTIONS_AT_LEAST', unit: 'COUNT' as const, value: 1, wording: null, status: 'TO_BE_CHECKED' };
/** A BTSA that asks for an option. */
const dataSets = { ...EDITION, regulations: EDITION.regulations.map((one) => (one.diploma === 'BTSA' ? { ...one, items: [...one.items, OPTION] } : one)) };
const CLERK: Caller = { sub: 'clerk', roles: ['CLERK'], mirex: ['NO'], establishment: '0850144V' };

let nation: TestNation;
let test: TestInstance;
beforeAll(async () => {
  nation = await testNation();
  test = await testInstance(candidates, { dataSets, peers: nation.peers('NO') });
  const lines = [...people(2), { nom: 'Bis', voie: 'APPRENTISSAGE', uai: '0850144V' }, { nom: 'Optante', code_formation: '32321007' }];
  const input = { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(lines)) };
  await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { userErrors { code } } }', { input });
});
afterAll(async () => {
  await test.close();
  await nation.close();
});

const LIST = 'query ($filter: AnomalyFilter!) { enrolmentAnomalies(filter: $filter, first: 100) { totalCount edges { node { rule about blocking resolution resolvedBy enrolment { id number } } } } }';
interface Found { rule: string; about: string; blocking: boolean; resolution: string | null; resolvedBy: string | null; enrolment: { id: string; number: string } }
const list = async (filter: object = {}, caller?: Caller): Promise<Found[]> => {
  const { data, errors } = await test.ask(LIST, { filter: { session: 2026, ...filter } }, caller);
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data.enrolmentAnomalies.totalCount).toBe(data.enrolmentAnomalies.edges.length);
  return data.enrolmentAnomalies.edges.map(({ node }: { node: Found }) => node);
};
const rules = (found: readonly Found[]) => found.map(({ rule }) => rule);
const act = async (name: string, type: string, input: object, caller?: Caller) => {
  const { data, errors } = await test.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code message } } }`, { input }, caller);
  if (errors) throw new Error(JSON.stringify(errors));
  return (data[name].userErrors as { code: string }[]).map(({ code }) => code);
};
const resolve = (enrolmentId: string, rule: string, over: object = {}) => act('resolveAnomaly', 'ResolveAnomalyInput', { enrolmentId, rule, reason: 'Vu avec l’établissement', ...over });
const run = (sql: string, values: unknown[] = []) => test.context().em.execute<{ id: string; candidateId: string }[]>(sql, values);
const enrolmentOf = async (lastName: string) => (await run('select e.id, e.candidate_id as "candidateId" from enrolment e join candidate c on c.id = e.candidate_id where last_name = ?', [lastName]))[0] as { id: string; candidateId: string };

describe('the rules', () => {
  it('find nothing in a file that is as it should be, and the option that is missing', async () => {
    expect(rules(await list())).toEqual(['OPTION_MISSING']);
    const { id } = await enrolmentOf('Optante');
    expect(await act('chooseForEnrolment', 'ChooseForEnrolmentInput', { id, version: 1, options: ['HIPPOLOGIE'] })).toEqual([]);
    expect(rules(await list())).toEqual([]);
    await run(`update enrolment set options = '[]' where id = ?`, [id]);
  });

  it('find what is undecided, what is missing, and what the nation has not answered', async () => {
    const { id } = await enrolmentOf('Le Goff A');
    await run(`insert into kept_mark (id, enrolment_id, paper, hundredths, earned_paper, earned_session, state) values ('NO-KEP-1', ?, '40321004.E5', 1200, '40321004.E5', 2025, 'REQUESTED')`, [id]);
    await run(`insert into exemption (id, enrolment_id, ground, papers, state) values ('NO-EXE-1', ?, 'PHYSICAL_EDUCATION', '[]', 'REQUESTED')`, [id]);
    await run(`insert into accommodation_request (id, enrolment_id, session, late, asked, submitted_at, state) values ('NO-ACC-1', ?, 2026, false, '[]', now(), 'SUBMITTED')`, [id]);
    const { id: other } = await enrolmentOf('Le Goff B');
    await run(`update enrolment set enrolment_case = 'REPEATER', national_check = 'HELD_ELSEWHERE' where id = ?`, [other]);
    await run(`update paper_map set papers = '[]' where enrolment_id = ?`, [other]);
    expect(rules((await list()).filter(({ enrolment }) => enrolment.id === id))).toEqual(['ACCOMMODATION_UNDECIDED', 'EXEMPTION_UNDECIDED', 'KEPT_MARK_UNDECIDED']);
    expect(rules((await list()).filter(({ enrolment }) => enrolment.id === other))).toEqual(['KEPT_MARK_MISSING', 'NATIONAL_CHECK_OPEN', 'PAPERS_UNKNOWN']);
    expect(await resolve(id, 'ACCOMMODATION_UNDECIDED')).toEqual(['ANOMALY_TO_BE_MENDED']);
    expect((await list({ blocking: true })).map(({ rule }) => rule)).toEqual(['OPTION_MISSING']);
    await run(`update enrolment set state = 'WITHDRAWN' where id = ?`, [other]);
    expect((await list()).filter(({ enrolment }) => enrolment.id === other)).toEqual([]);
  });

  it('find a person enrolled twice, and an offer that was closed since', async () => {
    const { id, candidateId } = await enrolmentOf('Bis');
    await run('update candidate set identity_key = (select identity_key from candidate where last_name = ?) where id = ?', ['Le Goff A', candidateId]);
    const offers = EDITION.offers.map((offer) => (offer.route === 'APPRENTICESHIP' ? { ...offer, lastSession: 2025 } : offer));
    await keepEdition(test.context().em, { number: 2, dataSets: { ...dataSets, offers } });
    const mine = (await list({ blocking: true })).filter(({ enrolment }) => enrolment.id === id);
    expect(mine.map(({ rule, about }) => [rule, about])).toEqual([['OFFER_CLOSED', '0850144V 40321004 APPRENTICESHIP'], ['PERSON_TWICE', 'NO26-000001']]);
  });
});

describe('what is found', () => {
  it('is seen by an establishment for its own pupils, listed and counted', async () => {
    expect(rules(await list({}, CLERK))).toEqual(['OFFER_CLOSED', 'PERSON_TWICE']);
    const counts = async (caller?: Caller) => (await test.ask('{ enrolmentAnomalyCounts(filter: { session: 2026 }) { mirex uai rule blocking open resolved } }', {}, caller)).data.enrolmentAnomalyCounts;
    expect(await counts(CLERK)).toEqual(['OFFER_CLOSED', 'PERSON_TWICE'].map((rule) => ({ mirex: 'NO', uai: '0850144V', rule, blocking: true, open: 1, resolved: 0 })));
    expect((await counts()).map(({ uai }: { uai: string }) => uai)).toContain('0350700W');
  });

  it('blocks a signature and an acceptance until it is mended, or let stand with a reason', async () => {
    const { id, candidateId } = await enrolmentOf('Bis');
    const me: Caller = { sub: 'me', roles: ['CAND'], mirex: ['NO'], candidates: [candidateId as never] };
    await act('enterEnrolment', 'ChangeEnrolmentInput', { id, version: 1 });
    await act('confirmEnrolment', 'ChangeEnrolmentInput', { id, version: 2 });
    expect(await act('signEnrolment', 'ChangeEnrolmentInput', { id, version: 3 }, me)).toEqual(['ANOMALIES_BLOCKING']);
    expect(await resolve(id, 'OFFER_CLOSED')).toEqual(['ANOMALY_NOT_FOUND']);
    expect(await resolve(id, 'PERSON_TWICE', { about: 'NO26-000001', reason: '  ' })).toEqual(['REASON_MISSING']);
    expect(await resolve(id, 'PERSON_TWICE', { about: 'NO26-000001' })).toEqual([]);
    expect(await resolve(id, 'PERSON_TWICE', { about: 'NO26-000001' })).toEqual(['ANOMALY_RESOLVED_ALREADY']);
    expect(await resolve(id, 'OFFER_CLOSED', { about: '0850144V 40321004 APPRENTICESHIP' })).toEqual([]);
    expect(await act('signEnrolment', 'ChangeEnrolmentInput', { id, version: 3 }, me)).toEqual([]);
    expect((await list({ open: false })).map(({ rule, resolution }) => [rule, resolution])).toEqual([['OFFER_CLOSED', 'Vu avec l’établissement'], ['PERSON_TWICE', 'Vu avec l’établissement']]);
    const { id: open } = await enrolmentOf('Optante');
    await run(`update enrolment set state = 'UNDER_REVIEW', national_check = 'RESERVED' where id = ?`, [open]);
    expect(await act('acceptEnrolment', 'ChangeEnrolmentInput', { id: open, version: 2 })).toEqual(['ANOMALIES_BLOCKING']);
  });

  it('is let stand by one of two at once; the other is told by whom', async () => {
    const { id: enrolmentId } = await enrolmentOf('Optante');
    const asked = { enrolmentId: enrolmentId as never, rule: AnomalyRule.OPTION_MISSING, about: '', reason: 'Dispensée' };
    const second = await meanwhile(test.context(), (held) => resolveAnomaly(asked, held), () => resolveAnomaly(asked, test.context()));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'ANOMALY_RESOLVED_ALREADY' } });
    expect(await run(`select rule as id from anomaly_resolution where enrolment_id = ?`, [enrolmentId])).toEqual([{ id: 'OPTION_MISSING' }]);
  });

  it('is not asked for by who is not of the staff', async () => {
    const { id: enrolmentId } = await enrolmentOf('Optante');
    await expect(act('resolveAnomaly', 'ResolveAnomalyInput', { enrolmentId, rule: 'OPTION_MISSING', reason: 'x' }, CLERK)).rejects.toThrow('FORBIDDEN');
    expect(await resolve('NO-ENR-0199a2b4-7c11-7d3e-8f00-000000000009', 'OPTION_MISSING')).toEqual(['RECORD_UNKNOWN']);
  });
});
