import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { post, type Posted } from '../product/post.ts';
import { rowCounts } from '../product/row-counts.ts';
import { startTestProduct, type TestProduct } from '../product/test-product.ts';

const REGISTER = `mutation ($input: RegisterEnrolmentInput!) {
  registerEnrolment(input: $input) { enrolment { id candidate { lastName firstName } } userErrors { code message } }
}`;
const RECORD = 'mutation ($input: RecordMarkInput!) { recordMark(input: $input) { mark { id } userErrors { code message } } }';
const IMPORT = 'mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { preRegistrationImport { id } userErrors { code message } } }';
const ENROLMENT = 'query ($id: ID!) { enrolment(id: $id) { id candidate { lastName firstName } } }';
/** Of an id, whoever looks first says no: the gateway, which reads its head, or the instance. */
const UNREADABLE = /^(MIREX_UNKNOWN|ID_MALFORMED)$/;
const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';

interface Known {
  readonly id: string;
  readonly establishment: { readonly uai: string };
  readonly speciality: { readonly code: string };
  readonly marks: readonly { readonly paper: { readonly code: string } }[];
}

let test: TestProduct;
let known: Known;
beforeAll(async () => {
  test = await startTestProduct({ mirex: ['NO'], enrolments: 20 });
  const { data } = await post(test, { query: '{ enrolments(first: 1) { edges { node { id establishment { uai } speciality { code } marks { paper { code } } } } } }' });
  known = data.enrolments.edges[0].node;
}, 180_000);
afterAll(() => test.stop(), 60_000);

/** Asks, and holds on to what is true of every bad question: no fault of ours, no word of the machinery, nothing written. */
async function refused(body: string | object, headers: Readonly<Record<string, string>> = {}): Promise<Posted> {
  const before = await rowCounts(test.database('NO'));
  const answer = await post(test, body, headers);
  expect(answer.status).toBeLessThan(500);
  expect(answer.text).not.toMatch(/INTERNAL|stack|postgres|mikro|select |node_modules/i);
  expect(await rowCounts(test.database('NO'))).toEqual(before);
  return answer;
}

const exactly = (code: string | RegExp): unknown => expect.stringMatching(typeof code === 'string' ? `^${code}$` : code);

const codesOf = (payload: { readonly userErrors: readonly { readonly code: string }[] }): string[] => payload.userErrors.map(({ code }) => code);

describe('a request that is no question', () => {
  const cases: [why: string, body: string | object, status: number, code: string][] = [
    ['half a JSON', '{"query": "{ __typename', 400, 'BAD_REQUEST'],
    ['nothing', '', 400, 'BAD_REQUEST'],
    ['a list of questions', [{ query: '{ __typename }' }], 400, 'BAD_REQUEST'],
    ['an object without a query', {}, 400, 'BAD_REQUEST'],
    ['a query that is a number', { query: 5 }, 400, 'BAD_REQUEST'],
    ['a query that does not parse', { query: '{ enrolments(first: 1 ' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a query with a NUL', { query: '{ enrolments\0 }' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', { query: '{ enrolments { nobody } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['an argument that does not exist', { query: '{ enrolments(page: 1) { totalCount } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a value that is not of its enumeration', { query: '{ enrolments(filter: { state: LOST }) { totalCount } }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', { query: ENROLMENT }, 400, 'BAD_USER_INPUT'],
    ['a variable of another type', { query: ENROLMENT, variables: { id: { no: 1 } } }, 400, 'BAD_USER_INPUT'],
    ['an operation that is not in the document', { query: 'query A { __typename }', operationName: 'B' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
    ['a file larger than any of a MIREX', { query: IMPORT, variables: { input: 'x'.repeat(9 * 1024 * 1024) } }, 413, 'BODY_TOO_LARGE'],
  ];
  it.each(cases)('%s', async (_why, body, status, code) => {
    const answer = await refused(body);
    expect([answer.status, answer.codes]).toEqual([status, [code]]);
    expect(answer.data ?? null).toBeNull();
  });

  it('from somebody unknown', async () => {
    expect(await refused({ query: '{ __typename }' }, { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' })).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });
});

describe('a question about what cannot be', () => {
  const cases: [why: string, query: string, variables: object, codes: readonly (string | RegExp)[]][] = [
    ['an id that is none', ENROLMENT, { id: 'DROP TABLE enrolment' }, [UNREADABLE]],
    ['an empty id', ENROLMENT, { id: '' }, [UNREADABLE]],
    ['an id of another type', ENROLMENT, { id: `NO-CAN-${UUID}` }, ['ID_OF_ANOTHER_TYPE']],
    ['an id with an unknown head', ENROLMENT, { id: `XX-ENR-${UUID}` }, [UNREADABLE]],
    ['an id of another MIREX', ENROLMENT, { id: `SE-ENR-${UUID}` }, [/^MIREX_/]],
    ['an id with a NUL', ENROLMENT, { id: 'NO-ENR-\0' }, ['TEXT_MALFORMED']],
    ['an id with half a character', ENROLMENT, { id: 'NO-ENR-\ud800' }, ['TEXT_MALFORMED']],
    ['an id of nobody', ENROLMENT, { id: `NO-ENR-${UUID}` }, []],
    ['an UAI with the wrong letter', 'query ($uai: ID!) { establishment(uai: $uai) { name } }', { uai: '0350700A' }, ['UAI_KEY']],
    ['an UAI that is none', 'query ($uai: ID!) { establishment(uai: $uai) { name } }', { uai: 'école' }, ['UAI_MALFORMED']],
    ['a speciality that does not exist', '{ speciality(code: "99999999") { label } }', {}, []],
    ['a page of nothing', '{ enrolments(first: 0) { totalCount } }', {}, ['PAGE_SIZE']],
    ['a page both ways', '{ enrolments(first: 1, last: 1) { totalCount } }', {}, ['PAGE_BOTH_WAYS']],
    ['a cursor that is none', '{ enrolments(first: 1, after: "%") { edges { cursor } } }', {}, ['CURSOR_MALFORMED']],
  ];
  it.each(cases)('%s', async (_why, query, variables, codes) => {
    const answer = await refused({ query, variables });
    expect([answer.status, answer.codes]).toEqual([200, codes.map(exactly)]);
    expect(Object.values(answer.data ?? {}).every((value) => value === null)).toBe(true);
  });

  it('a page of everything, by the gateway if it counts, by the instance otherwise', async () => {
    const { status, codes } = await refused({ query: '{ enrolments(first: 501) { totalCount } }' });
    expect([[200, ['PAGE_SIZE']], [400, ['PAGE_TOO_LARGE']]]).toContainEqual([status, codes]);
  });

  it('a cursor of another list', async () => {
    const { data } = await post(test, { query: '{ marks(first: 1) { edges { cursor } } }' });
    const answer = await refused({ query: 'query ($after: String) { enrolments(first: 1, after: $after) { totalCount } }', variables: { after: data.marks.edges[0].cursor } });
    expect([answer.status, answer.codes]).toEqual([200, ['CURSOR_OF_ANOTHER_ORDER']]);
  });
});

describe('a change that cannot be', () => {
  const person = () => ({
    mirex: 'NO', session: 2026, lastName: 'Personne', firstName: 'Aucune', birthDate: '1990-02-03', sex: 'F', route: 'INDIVIDUAL',
    establishment: known.establishment.uai, speciality: known.speciality.code,
  });
  const register = (over: object): object => ({ query: REGISTER, variables: { input: { ...person(), ...over } } });
  const record = (over: object): object =>
    ({ query: RECORD, variables: { input: { enrolmentId: known.id, paperCode: known.marks[0]?.paper.code, points: '10', version: 2, ...over } } });

  it.each([
    ['a name of nothing', { lastName: ' ' }, 'NAME_WITHOUT_LETTER'],
    ['a name that turns round what follows', { lastName: 'Petit\u202e' }, 'NAME_WITH_CONTROL_CHARACTER'],
    ['a name with a bell', { lastName: 'Petit\u0007' }, 'NAME_WITH_CONTROL_CHARACTER'],
    ['a day that does not exist', { birthDate: '31/02/1990' }, 'DATE_IMPOSSIBLE'],
    ['an establishment with the wrong letter', { establishment: '0000001A' }, 'UAI_KEY'],
    ['an unknown establishment', { establishment: '0000001B' }, 'ESTABLISHMENT_UNKNOWN'],
    ['an unknown speciality', { speciality: '99999999' }, 'SPECIALITY_UNKNOWN'],
    ['a session that nobody holds', { session: 2031 }, 'SESSION_UNKNOWN'],
  ])('%s is told in the payload', async (_why, over, code) => {
    const { status, data } = await refused(register(over));
    expect([status, codesOf(data.registerEnrolment)]).toEqual([200, [exactly(code)]]);
    expect(data.registerEnrolment.enrolment).toBeNull();
  });

  it.each([
    ['a name with a NUL', { lastName: 'Petit\0' }, 'TEXT_MALFORMED'],
    ['a name with half a character', { firstName: '\udc00Zoé' }, 'TEXT_MALFORMED'],
    ['another MIREX', { mirex: 'SE' }, /^MIREX_/],
    ['an unknown MIREX', { mirex: 'Z\u0301' }, /^MIREX_/],
  ])('%s stops the change', async (_why, over, code) => {
    const { status, codes } = await refused(register(over));
    expect([status, codes]).toEqual([200, [exactly(code)]]);
  });

  it.each([
    ['points that are words', { points: 'douze' }, 'MARK_MALFORMED'],
    ['points above twenty', { points: '20,01' }, 'MARK_OUT_OF_RANGE'],
    ['a paper that nobody sits', { paperCode: '99999999.E1' }, 'PAPER_NOT_OF_ENROLMENT'],
    ['a version long gone', { version: 1, reason: 'erreur de saisie' }, 'MARK_CHANGED_MEANWHILE'],
  ])('a mark with %s', async (_why, over, code) => {
    const { status, data } = await refused(record(over));
    expect([status, codesOf(data.recordMark)]).toEqual([200, [code]]);
  });

  const HEADER = 'nom;prenom;date_naissance;sexe;uai;code_formation;voie';
  const files: [why: string, content: Buffer | string, code: string][] = [
    ['no base64', '%%%', 'CONTENT_NOT_BASE64'],
    ['an empty file', Buffer.alloc(0), 'FILE_EMPTY'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xff, 0xfe]), 'FILE_NOT_TEXT'],
    ['another table', Buffer.from('a;b;c\n1;2;3\n'), 'HEADER_INCOMPLETE'],
    ['a quote that nobody closes', Buffer.from(`${HEADER}\n"Petit;Zoé;2007-03-01;F;0350700W;40321004;SCOLAIRE\n`), 'QUOTES_BROKEN'],
    ['a line of a megabyte', Buffer.from(`${HEADER}\n${'x'.repeat(1024 * 1024)};Zoé;2007-03-01;F;0350700W;40321004;SCOLAIRE\n`), 'LINE_TOO_LONG'],
    ['broken JSON', Buffer.from('[{"nom": "Petit"'), 'JSON_MALFORMED'],
  ];
  it.each(files)('a file of pre-registrations: %s', async (_why, content, code) => {
    const contentBase64 = typeof content === 'string' ? content : content.toString('base64');
    const { status, data } = await refused({ query: IMPORT, variables: { input: { mirex: 'NO', session: 2026, fileName: 'x.csv', contentBase64 } } });
    expect([status, codesOf(data.importPreRegistrations)]).toEqual([200, [code]]);
  });

  it.each([
    ['apostrophes of both kinds', 'L’Hôpital-d\'Ys', 'Maëlys', 'L’Hôpital-d\'Ys', 'Maëlys'],
    ['accents that combine, composed', 'Le\u0301vesque', 'Zoe\u0308', 'Lévesque', 'Zoë'],
    ['a script that is written from right to left', 'الحسن', 'יוֹסֵף', 'الحسن', 'יוֹסֵף'.normalize('NFC')],
    ['marks of direction, kept', 'محمد\u200f', 'O\u2019Brien', 'محمد\u200f', 'O\u2019Brien'],
  ])('but a name with %s is read back as it was written', async (_why, lastName, firstName, readLast, readFirst) => {
    const { data } = await post(test, register({ lastName, firstName }));
    expect(codesOf(data.registerEnrolment)).toEqual([]);
    const again = await post(test, { query: ENROLMENT, variables: { id: data.registerEnrolment.enrolment.id } });
    expect(again.data.enrolment.candidate).toEqual({ lastName: readLast, firstName: readFirst });
  });
});

it('however often somebody asks badly, others are answered', async () => {
  const questions = ['NO-ENR-\0', 'NO-ENR-\ud800', 'x'].flatMap((id) => Array.from({ length: 6 }, () => ({ query: ENROLMENT, variables: { id } })));
  for (const question of questions) await post(test, question);
  const { status, codes, data } = await post(test, { query: '{ enrolments(first: 1) { totalCount } }' });
  expect([status, codes]).toEqual([200, []]);
  expect(data.enrolments.totalCount).toBeGreaterThanOrEqual(20);
});
