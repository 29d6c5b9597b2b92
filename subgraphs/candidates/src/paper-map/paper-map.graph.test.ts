import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { type TestNation, testNation } from '../testing/nation.stub.ts';
import { candidates } from '../subgraph.ts';

const REGISTER = 'mutation ($input: RegisterEnrolmentInput!) { registerEnrolment(input: $input) { enrolment { id version candidate { id } } userErrors { code } } }';
const MAP = 'query ($id: ID!) { enrolment(id: $id) { version caseNumber options languages paperMap { paper { code } mode status keptPoints } changes { version details { field before after } } } }';
const CHOOSE = 'mutation ($input: ChooseForEnrolmentInput!) { chooseForEnrolment(input: $input) { enrolment { version } userErrors { code } } }';
const KEEP = 'mutation ($input: RequestKeptMarkInput!) { requestKeptMark(input: $input) { keptMark { id version state points } userErrors { code } } }';
const DECIDE_MARK = 'mutation ($input: DecideInput!) { decideKeptMark(input: $input) { keptMark { state changes { by from to reason } } userErrors { code } } }';
const ADD = 'mutation ($input: AddDocumentInput!) { addDocument(input: $input) { document { id version state } userErrors { code } } }';
const OPEN = 'mutation ($input: StepInput!) { openDocument(input: $input) { document { version state } userErrors { code } } }';
const REVIEW = 'mutation ($input: ReviewDocumentInput!) { reviewDocument(input: $input) { document { version state } userErrors { code } } }';
const EXEMPT = 'mutation ($input: RequestExemptionInput!) { requestExemption(input: $input) { exemption { id version papers { code } } userErrors { code } } }';
const DECIDE_EXEMPTION = 'mutation ($input: DecideInput!) { decideExemption(input: $input) { exemption { state version } userErrors { code } } }';

let nation: TestNation;
let test: TestInstance;
let names = 0;
beforeAll(async () => {
  nation = await testNation();
  test = await testInstance(candidates, { dataSets: EDITION, peers: nation.peers('NO'), subscriptions: { 'paper-map.changed': ['grades'] } });
});
afterAll(async () => {
  await test.close();
  await nation.close();
});

const act = async (query: string, input: object, caller?: Caller) => {
  const { data, errors } = await test.ask(query, { input }, caller);
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const enrolled = async (over: object = {}) => {
  const input = { mirex: 'NO', session: 2026, lastName: `Carte ${String.fromCodePoint(65 + (names += 1))}`, firstName: 'Zoé', birthDate: '2007-03-01', sex: 'F', establishment: '0350700W', speciality: '40321004', route: 'SCHOOL', ...over };
  const { enrolment, userErrors } = await act(REGISTER, input);
  expect(userErrors).toEqual([]);
  return enrolment as { id: string; version: number; candidate: { id: string } };
};
const mapOf = async (id: string): Promise<string[]> => (await test.ask(MAP, { id })).data.enrolment.paperMap
  .map((line: { paper: { code: string }; mode: string; status: string; keptPoints: string | null }) => [line.paper.code.slice(9), line.mode, line.status, line.keptPoints ?? ''].join(' ').trim());
const told = (id: string) => test.context().em.execute<{ version: number; papers: { paper: string }[] }[]>(`select version, payload->'papers' as papers from outbox where topic = 'paper-map.changed' and key = ? order by version`, [id]);

const ORDINARY = ['E1.1 TERMINAL TO_SIT', 'E1.2 CCF TO_SIT', 'E3 CCF TO_SIT', 'E5 TERMINAL TO_SIT', 'E7 CCF TO_SIT'];
const document = { mediaType: 'application/pdf', fileName: 'certificat.pdf', bytes: 1000, sha256: 'a'.repeat(64) };

describe('the paper map', () => {
  it('is there with the enrolment, as the regulation says for who is taught there, and is told', async () => {
    const { id } = await enrolled();
    expect(await mapOf(id)).toEqual(ORDINARY);
    expect((await told(id)).map(({ version, papers }) => [version, papers[0]])).toEqual([[1, { paper: '40321004.E1.1', mode: 'TERMINAL', status: 'TO_SIT', keptHundredths: null }]]);
    const isolated = await enrolled({ route: 'INDIVIDUAL', speciality: '50321139', birthDate: '1990-01-01' });
    expect(await mapOf(isolated.id)).toEqual(['E1 TERMINAL TO_SIT', 'E2 TERMINAL TO_SIT', 'E4 TERMINAL TO_SIT']);
    const apprentice = await enrolled({ route: 'APPRENTICESHIP', establishment: '0850144V' });
    expect(await mapOf(apprentice.id)).toEqual(ORDINARY);
  });

  it('comes with an import, in one statement however many lines there are', async () => {
    const cost = async (count: number): Promise<number> => {
      test.forget();
      await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { linesKept } userErrors { code } } }', {
        input: { mirex: 'NO', session: 2025, fileName: `${count}.csv`, contentBase64: base64(csv(people(count, { prenom: `Import ${count}` }))) },
      });
      return test.statements.filter((sql) => sql.includes('paper_map')).length;
    };
    expect([await cost(900), await cost(3)]).toEqual([1, 1]);
    expect(await test.context().em.execute(`select count(*)::integer as n, max(jsonb_array_length(papers)) as papers from paper_map m join enrolment e on e.id = m.enrolment_id where session = 2025`)).toEqual([{ n: 903, papers: 5 }]);
  });

  it('follows what is chosen, with what it was before in the trace', async () => {
    const { id } = await enrolled({ form: 'PROGRESSIVE' });
    expect(codes(await act(CHOOSE, { id, version: 1, enrolmentCase: 'PROGRESSIVE_70', chosenPapers: ['40321004.E7'], options: ['hippologie'], languages: ['ANG', 'ESP'] }))).toEqual([]);
    const { data } = await test.ask(MAP, { id });
    expect(data.enrolment).toMatchObject({ version: 2, caseNumber: 70, options: ['HIPPOLOGIE'], languages: ['ANG', 'ESP'] });
    expect(await mapOf(id)).toEqual(['E7 CCF TO_SIT']);
    expect(data.enrolment.changes[1].details).toContainEqual({ field: 'chosenPapers', before: 'null', after: '["40321004.E7"]' });
    expect((await told(id)).map(({ version }) => version)).toEqual([1, 2]);
    await act(CHOOSE, { id, version: 2, papersWithoutCcf: ['40321004.E7'] });
    expect(await mapOf(id)).toEqual(['E7 TERMINAL TO_SIT']);
    expect(codes(await act(CHOOSE, { id, version: 2 }))).toEqual(['ENROLMENT_CHANGED_MEANWHILE']);
    expect(codes(await act(CHOOSE, { id, version: 3 }))).toEqual([]);
    expect((await test.ask(MAP, { id })).data.enrolment.version).toBe(4);
  });

  it.each([
    ['two languages that are one', { languages: ['ANG', 'ang'] }, 'LANGUAGES_EQUAL'],
    ['more options than the regulation allows', { options: ['AA', 'BB', 'CC'] }, 'OPTIONS_TOO_MANY'],
    ['an option twice', { options: ['AA', 'aa'] }, 'OPTIONS_EQUAL'],
    ['an option that is no code', { options: ['<b>'] }, 'OPTION_MALFORMED'],
    ['a paper of another speciality', { papersWithoutCcf: ['50321139.E1'] }, 'CHOSEN_PAPER_UNKNOWN'],
    ['some papers in the global form', { chosenPapers: ['40321004.E7'] }, 'CHOICE_NOT_FOR_FORM'],
    ['a progressive case in the global form', { enrolmentCase: 'PROGRESSIVE_71' }, 'CASE_NOT_FOR_FORM'],
  ])('refuses %s', async (_why, choices, code) => {
    const { id } = await enrolled({ firstName: `Choix ${code}` });
    expect(codes(await act(CHOOSE, { id, version: 1, ...choices }))).toEqual([code]);
  });
});

describe('a kept mark', () => {
  let id: string;
  const asked = (over: object = {}) => ({ enrolmentId: id, paper: '40321004.E7', points: '13', earnedPaper: '40321004.E7', earnedSession: 2024, ...over });
  beforeEach(async () => {
    ({ id } = await enrolled({ firstName: `Note ${(names += 1)}` }));
    await act(CHOOSE, { id, version: 1, enrolmentCase: 'REPEATER' });
  });

  it('is on the map once it is granted, and says who granted it', async () => {
    const { keptMark } = await act(KEEP, asked());
    expect(keptMark).toMatchObject({ state: 'REQUESTED', points: '13.00', version: 1 });
    expect(await mapOf(id)).toEqual(ORDINARY);
    expect((await act(DECIDE_MARK, { id: keptMark.id, version: 1, granted: true })).keptMark).toEqual({
      state: 'GRANTED', changes: [{ by: 'agent-no', from: null, to: 'REQUESTED', reason: null }, { by: 'agent-no', from: 'REQUESTED', to: 'GRANTED', reason: null }],
    });
    expect((await mapOf(id)).at(-1)).toBe('E7 CCF KEPT 13.00');
  });

  it.each([
    ['a paper that is not of the speciality', { paper: '50321139.E1' }, 'KEPT_MARK_PAPER_UNKNOWN'],
    ['a mark older than five sessions', { earnedSession: 2020 }, 'KEPT_MARK_TOO_OLD'],
    ['a mark under ten', { points: '9' }, 'KEPT_MARK_TOO_LOW'],
    ['a mark that is none', { points: 'quinze' }, 'MARK_MALFORMED'],
    ['a mark finer than the paper', { points: '12.5' }, 'MARK_OFF_STEP'],
    ['a mark of another paper', { earnedPaper: '40321004.E6' }, 'KEPT_MARK_NO_CORRESPONDENCE'],
    ['a mark of the same session', { earnedSession: 2026 }, 'KEPT_MARK_NOT_EARLIER'],
  ])('refuses %s', async (_why, over, code) => expect(codes(await act(KEEP, asked(over)))).toEqual([code]));

  it('is asked for once, decided once, and refused with a reason', async () => {
    const both = await Promise.all([act(KEEP, asked()), act(KEEP, asked())]);
    expect(both.flatMap(codes)).toEqual(['KEPT_MARK_ASKED_ALREADY']);
    const { keptMark } = both.find((one) => one.keptMark);
    expect(codes(await act(DECIDE_MARK, { id: keptMark.id, version: 1, granted: false, reason: ' ' }))).toEqual(['REASON_MISSING']);
    const decided = await Promise.all([true, false].map((granted) => act(DECIDE_MARK, { id: keptMark.id, version: 1, granted, reason: 'Relevé' })));
    expect(decided.flatMap(codes)).toEqual(['RECORD_CHANGED_MEANWHILE']);
    expect(codes(await act(DECIDE_MARK, { id: keptMark.id, version: 2, granted: true }))).toEqual(['RECORD_STEP']);
  });

  it('is not for who sits the exam for the first time', async () => {
    await act(CHOOSE, { id, version: 2, enrolmentCase: 'ORDINARY' });
    expect(codes(await act(KEEP, asked()))).toEqual(['KEPT_MARK_NOT_FOR_CASE']);
  });
});

describe('an exemption', () => {
  it('from EPS needs a school doctor’s certificate that was opened and accepted', async () => {
    const { id } = await enrolled();
    const ground = { enrolmentId: id, ground: 'PHYSICAL_EDUCATION' };
    expect(codes(await act(EXEMPT, ground))).toEqual(['EXEMPTION_WITHOUT_DOCUMENT']);
    const { document: identity } = await act(ADD, { enrolmentId: id, kind: 'IDENTITY', ...document });
    expect(codes(await act(EXEMPT, { ...ground, documentId: identity.id }))).toEqual(['EXEMPTION_WITHOUT_DOCUMENT']);
    const { document: proof } = await act(ADD, { enrolmentId: id, kind: 'SCHOOL_DOCTOR_CERTIFICATE', ...document });
    const { exemption } = await act(EXEMPT, { ...ground, documentId: proof.id });
    expect(exemption.papers).toEqual([{ code: '40321004.E3' }]);
    expect(codes(await act(EXEMPT, { ...ground, documentId: proof.id }))).toEqual(['EXEMPTION_ASKED_ALREADY']);
    expect(codes(await act(DECIDE_EXEMPTION, { id: exemption.id, version: 1, granted: true }))).toEqual(['EXEMPTION_DOCUMENT_NOT_ACCEPTED']);
    expect(codes(await act(REVIEW, { id: proof.id, version: 1, accepted: true }))).toEqual(['DOCUMENT_NOT_OPENED']);
    await act(OPEN, { id: proof.id, version: 1 });
    expect((await act(REVIEW, { id: proof.id, version: 2, accepted: true })).document).toEqual({ state: 'ACCEPTED', version: 3 });
    expect((await act(DECIDE_EXEMPTION, { id: exemption.id, version: 1, granted: true })).exemption).toEqual({ state: 'GRANTED', version: 2 });
    expect(await mapOf(id)).toContain('E3 CCF EXEMPT');
  });
});

describe('a document', () => {
  it.each([
    ['a hash that is none', { sha256: 'abc' }, 'DOCUMENT_HASH_MALFORMED'],
    ['a file that is too large', { bytes: 20_000_001 }, 'DOCUMENT_TOO_LARGE'],
    ['an empty file', { bytes: 0 }, 'DOCUMENT_EMPTY'],
    ['a program', { mediaType: 'application/x-msdownload' }, 'DOCUMENT_NOT_PDF'],
    ['a name that is a path', { fileName: '../etc/passwd' }, 'DOCUMENT_NAME_MALFORMED'],
  ])('is refused with %s', async (_why, over, code) => {
    const { id } = await enrolled({ firstName: `Pièce ${code}` });
    expect(codes(await act(ADD, { enrolmentId: id, kind: 'IDENTITY', ...document, ...over }))).toEqual([code]);
  });

  it('sent twice is one, and expired it cannot be accepted', async () => {
    const { id } = await enrolled();
    const input = { enrolmentId: id, kind: 'IDENTITY', expiresOn: '2020-01-01', ...document };
    const [first, second] = await Promise.all([act(ADD, input), act(ADD, input)]);
    expect(first.document.id).toBe(second.document.id);
    await act(OPEN, { id: first.document.id, version: 1 });
    expect(codes(await act(REVIEW, { id: first.document.id, version: 2, accepted: true }))).toEqual(['DOCUMENT_EXPIRED']);
    expect(codes(await act(REVIEW, { id: first.document.id, version: 2, accepted: false }))).toEqual(['REASON_MISSING']);
  });

  it('is sent by a candidate for themselves and nobody else', async () => {
    const [mine, other] = [await enrolled(), await enrolled()];
    const me: Caller = { sub: 'cand', roles: ['CAND'], mirex: ['NO'], candidates: [mine.candidate.id as never] };
    const input = { kind: 'IDENTITY', ...document };
    expect(codes(await act(ADD, { enrolmentId: mine.id, ...input }, me))).toEqual([]);
    expect(codes(await act(ADD, { enrolmentId: other.id, ...input }, me))).toEqual(['RECORD_UNKNOWN']);
  });
});
