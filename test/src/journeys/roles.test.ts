import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askToken } from '@mirex/host/command/ask-token';

import { HELD } from '@mirex/schema/access/matrix';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

let test: TestProduct;
const tokens = new Map<string, string>();
beforeAll(async () => { test = await startTestProduct({ mirex: ['NO'], enrolments: 60 }); }, 180_000);
afterAll(() => test.stop(), 60_000);

interface Met {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what a test reads of an answer
  readonly data: any;
  readonly codes: readonly (string | undefined)[];
}

/** Asks as a demonstration identity that has logged in at the provider. */
async function as(name: string, query: string, variables: object = {}): Promise<Met> {
  const { login } = (await (await fetch(`${test.product.gateway.url}/explorer/start.json`)).json()) as { readonly login: { readonly issuer: string } };
  const token = tokens.get(name) ?? (await askToken(login.issuer, name));
  tokens.set(name, token);
  const response = await fetch(`${test.product.gateway.url}/graphql`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as { readonly data: unknown; readonly errors?: readonly { readonly extensions: { readonly code?: string } }[] };
  return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code) };
}

const count = (field: string): string => `{ rows: ${field}(first: 1) { totalCount } }`;
const ALL = 60;

/** Who reads how many rows of what; `undefined`: some, and not all. */
const READS: [name: string, role: string, field: string, rows: number | undefined][] = [
  ['bex', 'BEX', 'enrolments', ALL], ['head-no', 'HEAD', 'enrolments', ALL], ['unit-no', 'UNIT', 'enrolments', ALL], ['unit-btsa-no', 'UNIT', 'enrolments', undefined],
  ['trans-no', 'TRANS', 'enrolments', ALL], ['sign-no', 'SIGN', 'enrolments', ALL], ['est-no', 'EST', 'enrolments', undefined], ['clerk-no', 'CLERK', 'enrolments', undefined],
  ['teacher-no', 'TEACHER', 'enrolments', undefined], ['chair-no', 'CHAIR', 'enrolments', undefined], ['deputy-no', 'DEPUTY', 'enrolments', undefined],
  ['chair-no', 'CHAIR', 'juryBoards', 1], ['deputy-no', 'DEPUTY', 'juryBoards', 1], ['centre-no', 'CENTRE', 'centres', 1], ['exam-no', 'EXAM', 'summonses', undefined],
  ['invig-no', 'INVIG', 'summonses', undefined], ['exam-no', 'EXAM', 'claims', undefined], ['cand-no', 'CAND', 'enrolments', 1], ['legal-rep-no', 'LEGAL_REP', 'enrolments', 1],
  ['fin-no', 'FIN', 'claims', undefined], ['insp-no', 'INSP', 'juryBoards', undefined],
];

/** What each role is refused before anything is fetched. */
const REFUSED: [name: string, role: string, query: string][] = [
  ['bex', 'BEX', 'mutation { recordMark(input: { enrolmentId: "x", paperCode: "x", points: "1" }) { userErrors { code } } }'],
  ['head-no', 'HEAD', '{ accommodationQueue { totalCount } }'], ['unit-no', 'UNIT', '{ accommodationQueue { totalCount } }'], ['trans-no', 'TRANS', '{ fraudCases { totalCount } }'],
  ['sign-no', 'SIGN', '{ batches { totalCount } }'], ['draaf-no', 'DRAAF', '{ enrolments { totalCount } }'], ['est-no', 'EST', '{ results { totalCount } }'],
  ['clerk-no', 'CLERK', '{ claims { totalCount } }'], ['teacher-no', 'TEACHER', '{ marks { totalCount } }'], ['teacher-no', 'TEACHER', '{ enrolments { edges { node { candidate { birthDate } } } } }'],
  ['chair-no', 'CHAIR', '{ enrolments { edges { node { candidate { lastName } } } } }'], ['deputy-no', 'DEPUTY', '{ fraudCases { totalCount } }'], ['centre-no', 'CENTRE', '{ enrolments { totalCount } }'],
  ['exam-no', 'EXAM', '{ enrolments { totalCount } }'], ['exam-no', 'EXAM', '{ marks { totalCount } }'], ['invig-no', 'INVIG', '{ markingBatches { totalCount } }'], ['cand-no', 'CAND', '{ marks { totalCount } }'],
  ['legal-rep-no', 'LEGAL_REP', '{ actors { totalCount } }'], ['insp-no', 'INSP', '{ enrolments { totalCount } }'], ['doc-no', 'DOC', '{ enrolments { totalCount } }'],
  ['fin-no', 'FIN', '{ summonses { totalCount } }'], ['press', 'PRESS', '{ examResults { totalCount } }'], ['press', 'PRESS', '{ enrolments { totalCount } }'], ['press', 'PRESS', '{ awardedDiplomas { totalCount } }'],
];

describe('each role', () => {
  it('is met below', () => {
    const met = new Set([...READS, ...REFUSED].map(([, role]) => role));
    expect(HELD.filter((role) => !met.has(role))).toEqual([]);
    expect(HELD.filter((role) => !REFUSED.some(([, refused]) => refused === role))).toEqual([]);
  });

  it.each(READS)('%s reads what is theirs, as %s: %s', async (name, _role, field, rows) => {
    const { data, codes } = await as(name, count(field));
    expect(codes).toEqual([]);
    expect(data.rows.totalCount).toBeGreaterThan(0);
    expect(data.rows.totalCount).toBeLessThanOrEqual(rows ?? ALL - 1);
    expect(rows ?? data.rows.totalCount).toBe(data.rows.totalCount);
  });

  it.each(REFUSED)('%s is refused, as %s: %s', async (name, _role, query) => {
    const { status, codes } = await as(name, query);
    expect([status, codes]).toEqual([403, ['FORBIDDEN']]);
  });

  it('counts what a region and a portfolio may know of', async () => {
    for (const name of ['draaf-no', 'insp-no']) {
      const { data, codes } = await as(name, '{ enrolmentStatistics { enrolments } }');
      expect(codes).toEqual([]);
      expect(data.enrolmentStatistics.enrolments).toBeGreaterThan(0);
      expect(data.enrolmentStatistics.enrolments).toBeLessThan(ALL);
    }
  });

  it('finds, of the places where actors are summoned, where and when', async () => {
    for (const name of ['exam-no', 'invig-no', 'chair-no']) {
      const { data, codes } = await as(name, '{ sittings(first: 1) { edges { node { startsAt centre { venue { name } } } } } }');
      expect(codes).toEqual([]);
      expect(data.sittings.edges[0].node.centre.venue.name).toMatch(/Centre de démonstration/);
    }
  });

  it('and the press reads nobody before anything is published', async () => {
    expect(await as('press', '{ sessions { year } pressResults { totalCount edges { node { id } } } }'))
      .toMatchObject({ status: 200, codes: [], data: { pressResults: { totalCount: 0, edges: [] } } });
  });
});

describe('a file of accommodations, from its candidate to its doctor and back', () => {
  const act = async (name: string, mutation: string, type: string, input: object, answer: string) =>
    (await as(name, `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} } }`, { input })).data?.[mutation];
  const REQUEST = 'request { id state version opinion } userErrors { code }';

  it('is seen by the doctor when it waits for an opinion, who gives it once they are designated', async () => {
    const { data } = await as('cand-no', '{ enrolments { edges { node { id } } } }');
    const enrolmentId = data.enrolments.edges[0].node.id as string;
    const submitted = await act('cand-no', 'submitAccommodation', 'SubmitAccommodationInput', { enrolmentId, measures: [{ code: 'EXTRA_TIME_WRITTEN', extraMinutesPerHour: 20 }], evolved: true }, 'request { id state version } userErrors { code }');
    expect(submitted).toMatchObject({ userErrors: [], request: { state: 'SUBMITTED' } });
    const queue = async () => (await as('doc-no', count('accommodationQueue'))).data.rows.totalCount;
    expect(await queue()).toBe(0);
    const { id, version } = submitted.request;
    const complete = await act('trans-no', 'completeAccommodation', 'CompleteAccommodationInput', { id, version, complete: true }, 'request { id state version } userErrors { code }');
    expect(complete).toMatchObject({ userErrors: [], request: { state: 'COMPLETE' } });
    expect(await queue()).toBe(1);

    const opinion = { id, version: complete.request.version, proposed: ['EXTRA_TIME_WRITTEN'] };
    expect(await act('doc-no', 'recordOpinion', 'RecordOpinionInput', opinion, REQUEST)).toMatchObject({ request: null, userErrors: [{ code: 'DOCTOR_NOT_DESIGNATED' }] });
    expect(await act('head-no', 'designateDoctor', 'DesignateDoctorInput', { mirex: 'NO', account: 'doc-no', from: '2020-01-01', until: '2099-12-31' }, 'designated')).toEqual({ designated: true });
    expect(await act('doc-no', 'recordOpinion', 'RecordOpinionInput', opinion, REQUEST)).toMatchObject({ userErrors: [], request: { state: 'MEDICAL_OPINION', opinion: ['EXTRA_TIME_WRITTEN'] } });
    expect((await as('clerk-no', '{ accommodationQueue { edges { node { opinion } } } }')).codes).toEqual(['FORBIDDEN']);
  });
});

describe('a plan of CCF', () => {
  it('is drafted by the school, and read by who teaches there and by the chair of the jury', async () => {
    for (const name of ['teacher-no', 'chair-no', 'deputy-no', 'insp-no']) expect((await as(name, count('ccfWatch'))).codes).toEqual([]);
  });
});

describe('what the gateway has refused', () => {
  it('is journalled by the nation, and read by the bureau alone', async () => {
    const { database } = test;
    const journalled = async () => (await database('FR').query<{ who: string; action: string; outcome: string }>(`select who, action, outcome from referential.journal_line where entity = 'Refusal'`)).rows;
    for (const end = Date.now() + 10_000; Date.now() < end && !(await journalled()).some(({ who }) => who === 'press');) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await journalled()).toEqual(expect.arrayContaining([
      { who: 'press', action: 'Query.examResults', outcome: 'FORBIDDEN' }, { who: 'chair-no', action: 'Candidate.lastName', outcome: 'FORBIDDEN' },
    ]));
    expect((await as('bex', '{ refusals(who: "press") { edges { node { action outcome } } } }')).data.refusals.edges.map(({ node }: { readonly node: { readonly action: string } }) => node.action))
      .toEqual(expect.arrayContaining(['Query.examResults', 'Query.enrolments', 'Query.awardedDiplomas']));
    expect((await as('head-no', '{ refusals { totalCount } }')).codes).toEqual(['FORBIDDEN']);
  });
});
