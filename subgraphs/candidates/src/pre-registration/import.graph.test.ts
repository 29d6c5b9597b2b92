import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { candidates } from '../subgraph.ts';
import { base64, csv, csvLine, EDITION, HEADER, people } from './file.fixture.ts';

const IMPORT = `mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) {
  preRegistrationImport { id state sha256 fileName by linesKept linesKnown linesRefused ignoredColumns lines(first: 5) { edges { node { line column code } } } }
  userErrors { code message } } }`;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION, subscriptions: { 'enrolment.changed': ['grades'] } });
});
afterEach(() => test.context().em.execute(`truncate ${TABLES.join(', ')} cascade`));
afterAll(() => test.close());

const send = async (contentBase64: string, over: object = {}): Promise<Answer['data']> => {
  const { data, errors } = await test.ask(IMPORT, { input: { mirex: 'NO', session: 2026, fileName: 'fregata.csv', contentBase64, ...over } });
  return errors ? { errors } : data.importPreRegistrations;
};
const rows = async (table: string): Promise<number> => (await test.context().em.execute<{ n: number }[]>(`select count(*)::integer as n from ${table}`))[0]!.n;
const TABLES = ['candidate', 'enrolment', 'enrolment_change', 'candidate_counter', 'pre_registration_import', 'pre_registration_line', 'pre_registration_count', 'outbox'];

describe('a file that cannot be read', () => {
  const bytes = (...values: number[]): string => Buffer.from(values).toString('base64');
  const good = csvLine({});
  it.each([
    ['nothing', '', 'FILE_EMPTY'],
    ['a header alone', base64(`${HEADER.join(';')}\n`), 'FILE_EMPTY'],
    ['another header', base64('id;name\n1;2\n'), 'HEADER_INCOMPLETE'],
    ['no header', base64(`${good}\n${good}\n`), 'HEADER_INCOMPLETE'],
    ['a column twice', base64(`${HEADER.join(';')};nom\n${good};x\n`), 'HEADER_REPEATED'],
    ['too many columns', base64(`${HEADER.join(';')}${';x'.repeat(80)}\n${good}\n`), 'HEADER_TOO_WIDE'],
    ['a quote that is not closed', base64(`${csv(people(2000))}"Le Goff;Zoé\n`), 'QUOTES_BROKEN'],
    ['a quote inside a value', base64(csv([{}, { nom: 'Le "Goff"' }])), 'QUOTES_BROKEN'],
    ['text after a quote', base64(csv([{ nom: '"Le" Goff' }])), 'QUOTES_BROKEN'],
    ['a line of a megabyte', base64(csv([...people(1500), { nom: 'x'.repeat(1_000_000) }])), 'LINE_TOO_LONG'],
    ['a megabyte without a line', base64('x'.repeat(1_000_000)), 'LINE_TOO_LONG'],
    ['a NUL', base64(csv([{ nom: 'Le\0Goff' }])), 'FILE_NOT_TEXT'],
    ['an archive', bytes(0x50, 0x4b, 3, 4, 0, 0, 8, 8), 'FILE_NOT_TEXT'],
    ['UTF-16', Buffer.from(`\ufeff${csv([{}])}`, 'utf16le').toString('base64'), 'FILE_NOT_TEXT'],
    ['bytes of no meaning', bytes(0xff, 0xd8, 0x81, 0x8d, 0x9d, 0xe9), 'HEADER_INCOMPLETE'],
    ['JSON that breaks off', base64('[{"nom": "Le Goff"'), 'JSON_MALFORMED'],
    ['JSON that is no list', base64('{"nom": "Le Goff"}'), 'JSON_MALFORMED'],
    ['a list of nothing', base64('[]'), 'FILE_EMPTY'],
    ['what is not base64', 'pas du base64 !', 'CONTENT_NOT_BASE64'],
  ])('is refused with a code, and nothing is written: %s', async (_why, content, code) => {
    expect(await send(content)).toEqual({ preRegistrationImport: null, userErrors: [{ code, message: expect.stringMatching(/.\.$/u) }] });
    expect(await Promise.all(TABLES.map(rows))).toEqual(TABLES.map(() => 0));
  });

  it('is refused for a session that nobody holds, and for another MIREX', async () => {
    expect((await send(base64(csv([{}])), { session: 1999 })).userErrors).toMatchObject([{ code: 'SESSION_UNKNOWN' }]);
    expect((await send(base64(csv([{}])), { mirex: 'SE' })).errors).toMatchObject([{ extensions: { code: 'MIREX_NOT_SERVED' } }]);
    expect(await rows('pre_registration_import')).toBe(0);
  });
});

describe('a file', () => {
  const line = { nom: 'D’Été', prenom: 'Noël', ine: '0123456789M' };
  it.each([
    ['with semicolons', Buffer.from(csv([line]))],
    ['with commas', Buffer.from(csv([line], ','))],
    ['with tabulations', Buffer.from(csv([line], '\t'))],
    ['with the mark of UTF-8', Buffer.from(`\ufeff${csv([line])}`)],
    ['in Windows-1252', Buffer.from(csv([line]).replaceAll('’', '\u0092'), 'latin1')],
    ['with the line ends of Unix and blank lines', Buffer.from(csv([line]).replaceAll('\r\n', '\n\n;;;;\n'))],
    ['with quotes and columns in another order', Buffer.from('Voie;SEXE;"Date Naissance";Prénom;nom;uai;code_formation;ine;classe\nscolaire;f;01/03/2007;"Noël";"D’Été";0350700w;40321004;0123456789m;"Tle; B"')],
    ['as JSON', Buffer.from(JSON.stringify([{ ...line, date_naissance: '2007-03-01', sexe: 'F', uai: '0350700W', code_formation: 40_321_004, voie: 'SCOLAIRE', forme: null }]))],
  ])('gives the same row %s', async (_why, bytes) => {
    expect(await send(bytes.toString('base64'))).toMatchObject({ preRegistrationImport: { state: 'FINISHED', linesKept: 1, linesRefused: 0 }, userErrors: [] });
    const row = await test.context().em.execute(
      `select number, last_name, first_name, ine, birth_date::text, sex, establishment_uai, speciality_code, route, form, state
       from enrolment e join candidate c on c.id = e.candidate_id`,
    );
    expect(row).toEqual([{
      number: 'NO26-000001', last_name: 'D’Été', first_name: 'Noël', ine: '0123456789M', birth_date: '2007-03-01', sex: 'F',
      establishment_uai: '0350700W', speciality_code: '40321004', route: 'SCHOOL', form: 'GLOBAL', state: 'PRE_REGISTERED',
    }]);
  });

  it('in JSON has its bad lines reported by their rank, lone surrogates and NUL among them', async () => {
    const { preRegistrationImport } = await send(base64(String.raw`[1, {"nom": "\ud800", "uai": "a\u0000"}, {"nom": {}}, null, {"nom": ["x"], "__proto__": "x"}]`));
    expect(preRegistrationImport).toMatchObject({ linesKept: 0, linesRefused: 5, ignoredColumns: ['__proto__'] });
    const { data } = await test.ask('query ($id: ID!) { preRegistrationImport(id: $id) { lines(first: 50) { edges { node { line column code } } } } }', { id: preRegistrationImport.id });
    const said = data.preRegistrationImport.lines.edges.map(({ node }: { node: Record<string, unknown> }) => [node['line'], node['column'], node['code']]);
    expect(said).toEqual(expect.arrayContaining([
      [1, null, 'LINE_NOT_AN_OBJECT'], [2, 'nom', 'VALUE_UNREADABLE'], [2, 'uai', 'VALUE_UNREADABLE'], [2, 'prenom', 'VALUE_MISSING'],
      [3, null, 'VALUE_NOT_TEXT'], [4, null, 'LINE_NOT_AN_OBJECT'], [5, null, 'VALUE_NOT_TEXT'],
    ]));
  });

  it('tells the other subgraphs of each enrolment, and writes its first trace', async () => {
    const { preRegistrationImport } = await send(base64(csv(people(3))));
    expect(preRegistrationImport).toMatchObject({ fileName: 'fregata.csv', by: 'agent-no', linesKept: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const told = await test.context().em.execute('select topic, version, payload from outbox order by sequence');
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({ topic: 'enrolment.changed', version: 1, payload: { number: 'NO26-000001', session: 2026, speciality: '40321004', establishmentUai: '0350700W', route: 'SCHOOL', state: 'PRE_REGISTERED' } });
    const { data } = await test.ask('{ enrolments(first: 1) { edges { node { version changes { version by from to reason } } } } }');
    expect(data.enrolments.edges[0].node).toEqual({ version: 1, changes: [{ version: 1, by: 'agent-no', from: null, to: 'PRE_REGISTERED', reason: null }] });
  });

  it('is listed newest first, and found by reference', async () => {
    const first = await send(base64(csv(people(1))));
    const second = await send(base64(csv(people(2))), { fileName: 'corrigé.csv' });
    const { data } = await test.ask('{ preRegistrationImports(filter: { session: 2026 }) { totalCount edges { node { id linesKept linesKnown } } } }');
    expect(data.preRegistrationImports).toEqual({
      totalCount: 2,
      edges: [{ node: { id: second.preRegistrationImport.id, linesKept: 1, linesKnown: 1 } }, { node: { id: first.preRegistrationImport.id, linesKept: 1, linesKnown: 0 } }],
    });
    const found = await test.ask('query ($r: [_Any!]!) { _entities(representations: $r) { ... on PreRegistrationImport { fileName } } }', {
      r: [{ __typename: 'PreRegistrationImport', id: second.preRegistrationImport.id }],
    });
    expect(found.data._entities).toEqual([{ fileName: 'corrigé.csv' }]);
  });
});

it('watches what has come in of each establishment, the expected ones first of all', async () => {
  const watch = async (): Promise<object[]> => (await test.ask('{ preRegistrationWatch(filter: { session: 2026 }) { uai expected received inError lastImportAt } }')).data.preRegistrationWatch;
  expect(await watch()).toEqual([
    { uai: '0350700W', expected: true, received: 0, inError: 0, lastImportAt: null },
    { uai: '0850144V', expected: true, received: 0, inError: 0, lastImportAt: null },
  ]);
  const wrong = { nom: 'Faux', sexe: 'X' };
  await send(base64(csv([...people(3), wrong, { nom: 'Inconnu', uai: '0010001W' }])));
  expect(await watch()).toMatchObject([
    { uai: '0010001W', expected: false, received: 0, inError: 1 }, { uai: '0350700W', expected: true, received: 3, inError: 1 }, { uai: '0850144V', received: 0 },
  ]);
  await send(base64(csv([...people(3), { ...wrong, sexe: 'F' }])));
  expect(await watch()).toMatchObject([{ uai: '0010001W' }, { uai: '0350700W', received: 4, inError: 0 }, { uai: '0850144V' }]);
});

it('under one key the same file is the same import, and another file is refused', async () => {
  const [file, other] = [base64(csv(people(2))), base64(csv(people(3)))];
  const idempotencyKey = 'import-2026-001';
  const first = await send(file, { idempotencyKey });
  expect(first.userErrors).toEqual([]);
  expect(await send(file, { idempotencyKey })).toEqual(first);
  expect(await send(other, { idempotencyKey })).toMatchObject({ preRegistrationImport: null, userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  expect(await send(file, { idempotencyKey, session: 2025 })).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
  expect(await send(file, { idempotencyKey: 'court' })).toMatchObject({ userErrors: [{ code: 'IDEMPOTENCY_KEY_MALFORMED' }] });
  expect(await rows('enrolment')).toBe(2);
});
