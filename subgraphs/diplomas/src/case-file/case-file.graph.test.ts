import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RegulationFact } from '@mirex/schema/edition';
import { keepEdition } from '@mirex/kit/edition';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';

import { candidateCaller, DATA_SETS, decision, enrolment, HOUR, type PublishingUnderTest, publishingUnderTest, SIGNATORY } from '../publication/published.fixture.ts';
import { CaseState } from './case-file.entity.ts';
import { moveCase } from './move-case.service.ts';

const AGENT: Caller = { sub: 'agent-oi', roles: ['UNIT'], mirex: ['OI'] };
const months = (name: string, value: number): RegulationFact['items'][number] => ({ name, unit: 'MONTHS', value, wording: null, status: 'TO_BE_CHECKED' });
const REMEDIES: RegulationFact = {
  code: 'BAC_PRO.REMEDIES.2021', diploma: 'BAC_PRO', scope: null, region: null, firstSession: 2021, lastSession: null,
  items: [
    months('APPEAL_WITHIN', 2), months('APPEAL_ANSWERED_WITHIN', 2), months('MEDIATOR_ANSWERS_WITHIN', 3), months('DOCUMENT_ANSWERED_WITHIN', 1), months('DOCUMENT_REFUSAL_TO_CADA_WITHIN', 2),
    months('LETTER_ANSWERED_WITHIN', 2), { name: 'SCRIPTS_KEPT', unit: 'YEARS', value: 1, wording: null, status: 'CONFIRMED' },
  ],
};
const CASE = 'caseFile { id state version dueOn receivedOn outcome furtherUntil silent awaitsDeliberation document { url } against } userErrors { code message }';

let test: PublishingUnderTest;
let key = 0;
interface Case { readonly id: string; readonly state: string; readonly version: number; readonly dueOn: string; readonly [field: string]: unknown }
interface Answered { readonly caseFile: Case; readonly userErrors: readonly { readonly code: string }[] }
const act = async (name: 'openCase' | 'moveCase' | 'answerCase', input: object, caller: Caller): Promise<Answered> => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await test.ask(`mutation ($input: ${type}!) { done: ${name}(input: $input) { ${CASE} } }`, { input }, caller) as { data: { done: Answered } | null; errors?: readonly { extensions: { code: string } }[] };
  return data?.done ?? { caseFile: {} as Case, userErrors: (errors ?? []).map(({ extensions }) => ({ code: extensions.code })) };
};
const open = (n: number, more: object, caller: Caller = candidateCaller(n)) =>
  act('openCase', { enrolment: enrolment(n), kind: 'GRACIOUS_APPEAL', subject: 'Épreuve E5', body: 'Je conteste la note de E5.', idempotencyKey: `cle-numero-${(key += 1)}`, ...more }, caller);
/** From received to investigated. */
const investigate = async ({ id, version }: Case): Promise<Case> => {
  let last = { id, version } as Case;
  for (const to of ['ACKNOWLEDGED', 'ASSIGNED', 'INVESTIGATED']) last = (await act('moveCase', { id, version: last.version, to, assignee: 'agent-oi' }, AGENT)).caseFile;
  return last;
};
const codes = ({ userErrors }: Answered): string[] => userErrors.map(({ code }) => code);

beforeAll(async () => {
  test = await publishingUnderTest();
  await keepEdition(test.context().em, { number: 2, dataSets: { ...DATA_SETS, regulations: [REMEDIES] } });
  await test.enrol(1, 3, 5, 7);
  await test.decide(decision(1), decision(3, { decision: 'FAILED', honours: null, averageHundredths: 990 }), decision(5, { decision: 'FAILED', honours: null }), decision(7));
  const { publication } = await test.schedule('REUNION_MAYOTTE');
  expect(codes(await open(1, {}))).toEqual(['CASE_RESULT_NOT_PUBLISHED']);
  test.at(HOUR);
  await test.publish(publication?.id ?? '');
  test.at('2026-07-10T08:00:00Z');
});
afterAll(() => test.close());

it('a candidate reads their own marks once they are out, and nobody else’s', async () => {
  const read = (n: number, caller: Caller) => test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Enrolment { publishedResult { marks { paper hundredths standing } } } } }', { r: [{ __typename: 'Enrolment', id: enrolment(n) }] }, caller);
  expect((await read(1, candidateCaller(1))).data._entities[0].publishedResult.marks).toEqual([{ paper: '40321004.E5', hundredths: 1250, standing: 'SAT' }]);
  expect((await read(3, candidateCaller(1))).data._entities[0].publishedResult).toBeNull();
});

it('a candidate who reads their results with their marks costs one statement', async () => {
  test.forget();
  const { data } = await test.ask('{ examResults { edges { node { ...Mine } } } } fragment Mine on ExamResult { number marks { paper hundredths } }', {}, candidateCaller(1));
  expect(data.examResults.edges).toEqual([{ node: { number: expect.any(String), marks: [{ paper: '40321004.E5', hundredths: 1250 }] } }]);
  expect(test.statements).toHaveLength(1);
});

describe('an appeal', () => {
  it('of an error asks for a new deliberation: the case stays open until the jury has decided anew, and no mark changed', async () => {
    const opened = await open(3, { ground: 'MATERIAL_ERROR', paper: '40321004.E5' });
    expect(opened).toMatchObject({ caseFile: { state: 'RECEIVED', receivedOn: '2026-07-10', dueOn: '2026-09-10', silent: false, document: null }, userErrors: [] });
    const studied = await investigate(opened.caseFile);
    expect(codes(await act('answerCase', { id: studied.id, version: studied.version, outcome: 'ERROR_RECOGNISED', answer: 'Une question n’a pas été comptée.' }, AGENT))).toEqual(['CASE_ANSWERED_BY_AUTHORITY']);
    const answered = await act('answerCase', { id: studied.id, version: studied.version, outcome: 'ERROR_RECOGNISED', answer: 'Une question n’a pas été comptée.' }, SIGNATORY);
    expect(answered.caseFile).toMatchObject({ state: 'ANSWERED', awaitsDeliberation: true, furtherUntil: null, document: { url: `/documents/${studied.id}` } });
    const waiting = await test.ask('{ caseFiles(filter: { awaitsDeliberation: true }) { edges { node { id } } } }', {}, AGENT);
    expect(waiting.data.caseFiles.edges).toEqual([{ node: { id: studied.id } }]);
    const close = () => act('moveCase', { id: studied.id, version: answered.caseFile.version, to: 'CLOSED' }, AGENT);
    expect(codes(await close())).toEqual(['CASE_AWAITS_DELIBERATION']);
    await test.decide(decision(3, { number: 2, decision: 'ADMITTED_BY_JURY' }));
    const { data } = await test.ask('{ examResults { edges { node { decision marks { paper } } } } }', {}, candidateCaller(3));
    expect(data.examResults.edges).toEqual([{ node: { decision: 'FAILED', marks: null } }]);
    expect((await close()).caseFile).toMatchObject({ state: 'CLOSED', awaitsDeliberation: false });
  });

  it('is answered by a letter, which the candidate downloads and which says until when they may go on', async () => {
    const studied = await investigate((await open(5, { ground: 'SOVEREIGN_JUDGEMENT' })).caseFile);
    const { caseFile } = await act('answerCase', { id: studied.id, version: studied.version, outcome: 'SOVEREIGN_JUDGEMENT', answer: 'Le jury apprécie souverainement.' }, SIGNATORY);
    expect(caseFile).toMatchObject({ state: 'ANSWERED', outcome: 'SOVEREIGN_JUDGEMENT', furtherUntil: '2026-09-10', awaitsDeliberation: false });
    const mine = await test.download(caseFile.id, candidateCaller(5));
    expect([mine.status, Buffer.from(mine.body).subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    expect((await test.download(caseFile.id, candidateCaller(1))).status).toBe(404);
    const after = await open(5, { kind: 'HIERARCHICAL_APPEAL', against: caseFile.id });
    expect(after.caseFile).toMatchObject({ against: caseFile.id });
    expect((await test.ask('query ($id: ID!) { caseFile(id: $id) { state } }', { id: caseFile.id }, AGENT)).data.caseFile.state).toBe('APPEALED');
    expect(codes(await open(5, { kind: 'MEDIATION', against: after.caseFile.id }))).toEqual(['CASE_NOT_ANSWERED_YET']);
    expect(codes(await open(1, { kind: 'MEDIATION', against: after.caseFile.id }))).toEqual(['CASE_UNKNOWN']);
    expect(codes(await open(1, { kind: 'MEDIATION', against: after.caseFile.id }, AGENT))).toEqual(['CASE_OF_ANOTHER_ENROLMENT']);
  });

  it('is not opened while the edition rules no term of it', async () => {
    await keepEdition(test.context().em, { number: 3, dataSets: { ...DATA_SETS, regulations: [{ ...REMEDIES, items: REMEDIES.items.slice(1) }] } });
    expect(codes(await open(7, {}))).toEqual(['CASE_TERMS_UNKNOWN']);
    await keepEdition(test.context().em, { number: 4, dataSets: { ...DATA_SETS, regulations: [REMEDIES] } });
  });

  it('is opened once for each key, and once for each matter', async () => {
    const first = await open(7, { idempotencyKey: 'la-meme-cle' });
    expect((await open(7, { idempotencyKey: 'la-meme-cle' })).caseFile.id).toBe(first.caseFile.id);
    expect(codes(await open(7, {}))).toEqual(['CASE_ALREADY_OPEN']);
    expect(codes(await open(7, { idempotencyKey: 'la-meme-cle', subject: 'Autre objet' }))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
  });

  it('that two agents move at once is moved by one; the other is told', async () => {
    const { caseFile } = await open(1, { kind: 'LETTER' });
    const step = { to: CaseState.ACKNOWLEDGED, version: caseFile.version, assignee: null, reason: null };
    const second = await meanwhile(test.instance.context(AGENT), (held) => moveCase(caseFile.id as never, step, held), () => moveCase(caseFile.id as never, step, test.instance.context(AGENT)));
    expect(second).toMatchObject({ ok: false, refusal: { code: 'CASE_CHANGED_MEANWHILE' } });
  });
});

describe('a request for documents', () => {
  it('is of one’s own script only; the jury’s appreciations are never sent', async () => {
    expect(codes(await open(3, { kind: 'DOCUMENT_REQUEST', document: 'SCRIPT', paper: '40321004.E5' }, candidateCaller(1)))).toEqual(['CASE_ENROLMENT_UNKNOWN']);
    expect(codes(await open(1, { kind: 'DOCUMENT_REQUEST', document: 'JURY_APPRECIATION' }))).toEqual(['DOCUMENT_OF_JURY_SECRET']);
    expect(codes(await open(1, { kind: 'DOCUMENT_REQUEST', document: 'MARKS', receivedOn: '2026-07-08' }))).toEqual(['CASE_RECEIVED_ON']);
    const agentElsewhere = { ...candidateCaller(1), roles: ['CAND', 'UNIT'], mirex: ['SE'] };
    expect(codes(await open(1, { kind: 'DOCUMENT_REQUEST', document: 'MARKS', receivedOn: '2026-07-08' }, agentElsewhere))).toEqual(['CASE_RECEIVED_ON']);
  });

  it('that was refused can go to the CADA, whose term the answer says', async () => {
    const studied = await investigate((await open(1, { kind: 'DOCUMENT_REQUEST', document: 'SCRIPT', paper: '40321004.E5', receivedOn: '2026-07-08' }, AGENT)).caseFile);
    expect(codes(await act('answerCase', { id: studied.id, version: studied.version, outcome: 'DOCUMENT_SENT', answer: 'Voici votre copie.' }, AGENT))).toEqual(['CASE_ENCLOSURE_MISSING']);
    const { caseFile } = await act('answerCase', { id: studied.id, version: studied.version, outcome: 'DOCUMENT_REFUSED', answer: 'La copie est introuvable.' }, AGENT);
    expect(caseFile).toMatchObject({ dueOn: '2026-08-08', furtherUntil: '2026-09-10' });
  });

  it('that is not answered shows its silence the day after, where the candidate is, and is among those that are late', async () => {
    const { caseFile } = await open(7, { kind: 'DOCUMENT_REQUEST', document: 'MARKS' });
    const silent = async (at: string) => {
      test.at(at);
      return (await test.ask('query ($id: ID!) { caseFile(id: $id) { silent } }', { id: caseFile.id }, AGENT)).data.caseFile.silent;
    };
    // Midnight of La Réunion is 20:00 in UTC.
    expect([await silent('2026-08-10T19:59:00Z'), await silent('2026-08-10T20:00:00Z')]).toEqual([false, true]);
    const late = await test.ask('{ caseFiles(filter: { dueBy: "2026-08-10" }) { edges { node { id } } } }', {}, AGENT);
    expect(late.data.caseFiles.edges).toContainEqual({ node: { id: caseFile.id } });
  });
});

it('a candidate sees their cases and not who works on them', async () => {
  const { data } = await test.ask('{ caseFiles { totalCount edges { node { enrolment { id } } } } }', {}, candidateCaller(5));
  expect(new Set(data.caseFiles.edges.map(({ node }: { node: { enrolment: { id: string } } }) => node.enrolment.id))).toEqual(new Set([enrolment(5)]));
  const { errors } = await test.ask('{ caseFiles { edges { node { history { by } } } } }', {}, candidateCaller(5));
  expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});
