import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { uaiLetter } from '../establishment/uai.rules.ts';
import { loadNationalReferential } from '../national/load-national-referential.ts';
import { referential } from '../subgraph.ts';
import { importers } from './importers.ts';
import type { ImportReport } from './importer.ts';

const HEADER = 'UAI;Nom;Statut;Département;Région;Commune';
const uai = (digits: string): string => digits + uaiLetter(digits);
const GOOD = `${uai('0359801')};Lycée d’Armor;PUBLIC;35;53;Rennes`;

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(referential, { owner: 'FR', now: () => new Date('2026-11-22T08:00:00Z') });
  await loadNationalReferential(test.instance.context(), () => {});
});
afterAll(() => test.close());

const take = (name: keyof typeof importers, file: string | Uint8Array): Promise<ImportReport> =>
  importers[name](typeof file === 'string' ? Buffer.from(file) : file, test.instance.context());
const count = async (): Promise<number> => Number((await test.instance.context().em.execute('select count(*) from establishment'))[0]?.count);

describe('a file of establishments', () => {
  let before: number;
  beforeEach(async () => {
    before = await count();
  });
  afterEach(async () => {
    const { em } = test.instance.context();
    await em.execute(`delete from establishment where substr(uai, 4, 2) = '98'`);
    await em.execute('delete from imported_file');
  });

  it.each([
    ['semicolons', `${HEADER}\n${GOOD}\n`],
    ['commas', `${HEADER}\n${GOOD}\n`.replaceAll(';', ',')],
    ['tabs', `${HEADER}\n${GOOD}\n`.replaceAll(';', '\t')],
    ['a BOM', `\uFEFF${HEADER}\n${GOOD}\n`],
    ['Windows line ends', `${HEADER}\r\n${GOOD}\r\n`],
    ['Windows-1252', Buffer.from(`${HEADER}\n${GOOD}\n`.replaceAll('’', '\u0092'), 'latin1')],
    ['JSON', JSON.stringify([{ uai: uai('0359801'), name: 'Lycée d’Armor', status: 'PUBLIC', department: '35', region: '53', commune: 'Rennes' }])],
    ['quotes', `${HEADER}\n${uai('0359801')};"Lycée d’Armor";PUBLIC;35;53;Rennes`],
    ['columns in another order', `Commune;Nom;Code UAI;Secteur;Code département\nRennes;Lycée d’Armor;${uai('0359801')};Public;035\n`],
  ])('is read with %s', async (_why, file) => {
    expect(await take('establishments', file)).toMatchObject({ lines: 1, created: 1, refused: 0, report: [] });
    const { data } = await test.ask('query ($uai: ID!) { establishment(uai: $uai) { name commune sector department { code } mirex { code } } }', { uai: uai('0359801') });
    expect(data.establishment).toEqual({ name: 'Lycée d’Armor', commune: 'Rennes', sector: 'PUBLIC', department: { code: '35' }, mirex: { code: 'NO' } });
  });

  it.each([
    ['a wrong key', '0359802A;X;PUBLIC;35;53;', ['UAI_KEY']],
    ['no UAI', ';X;PUBLIC;35;53;', ['IMPORT_FIELD_MISSING']],
    ['a UAI of six digits', '035980A;X;PUBLIC;35;53;', ['UAI_MALFORMED']],
    ['no name', `${uai('0359802')};;PUBLIC;35;53;`, ['IMPORT_FIELD_MISSING']],
    ['a name of a page', `${uai('0359802')};${'x'.repeat(301)};PUBLIC;35;53;`, ['IMPORT_FIELD_TOO_LONG']],
    ['an unknown sector', `${uai('0359802')};X;LAIQUE;35;53;`, ['IMPORT_SECTOR_UNKNOWN']],
    ['a sector that JavaScript knows', `${uai('0359802')};X;constructor;35;53;`, ['IMPORT_SECTOR_UNKNOWN']],
    ['an unknown department', `${uai('0359802')};X;PUBLIC;20;94;`, ['IMPORT_DEPARTMENT_UNKNOWN']],
    ['a department in another region', `${uai('0359802')};X;PUBLIC;35;28;`, ['IMPORT_REGION_MISMATCH']],
    ['a column too many', `${uai('0359802')};X;PUBLIC;35;53;;`, ['IMPORT_COLUMN_COUNT']],
    ['a quote that is never closed', `${uai('0359802')};"X;PUBLIC;35;53;`, ['IMPORT_QUOTES_BROKEN']],
    ['a quote in the middle', `${uai('0359802')};"X"Y;PUBLIC;35;53;`, ['IMPORT_QUOTES_BROKEN']],
    ['a line of a megabyte', `${uai('0359802')};${'x'.repeat(1_000_000)};PUBLIC;35;53;`, ['IMPORT_LINE_TOO_LONG']],
    ['the same UAI again', GOOD, ['IMPORT_LINE_REPEATED']],
    ['three faults at once', '0359802A;;LAIQUE;35;53;', ['UAI_KEY', 'IMPORT_FIELD_MISSING', 'IMPORT_SECTOR_UNKNOWN']],
  ])('keeps its good lines, and refuses %s', async (_why, bad, codes) => {
    const last = `${uai('9729801')};Lycée de la Mer;PUBLIC;972;02;`;
    const done = await take('establishments', `${HEADER}\n${GOOD}\n${bad}\n${last}\n`);
    expect(done).toMatchObject({ lines: 3, created: 2, refused: 1 });
    expect(done.report.map(({ line, code }) => [line, code])).toEqual(codes.map((code) => [3, code]));
    expect(await count()).toBe(before + 2);
  });

  it.each([
    ['nothing', '', 'IMPORT_FILE_EMPTY'],
    ['a header alone', `${HEADER}\n`, 'IMPORT_FILE_EMPTY'],
    ['more than it may hold', Buffer.alloc(32 * 1024 * 1024 + 1, 'a'), 'IMPORT_FILE_TOO_LARGE'],
    ['a NUL', `${HEADER}\n${GOOD}\0`, 'IMPORT_FILE_NOT_TEXT'],
    ['UTF-16', Buffer.from(`\uFEFF${HEADER}\n${GOOD}\n`, 'utf16le'), 'IMPORT_FILE_NOT_TEXT'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'IMPORT_FILE_NOT_TEXT'],
    ['a wrong header', `a;b;c\n${GOOD}\n`, 'IMPORT_HEADER_INCOMPLETE'],
    ['two columns of one meaning', `UAI;RNE;Nom;Statut;Département\n`, 'IMPORT_HEADER_REPEATED'],
    ['JSON that breaks off', '[{"uai": ', 'IMPORT_JSON_MALFORMED'],
    ['JSON without a list', '{"uai": 1}', 'IMPORT_JSON_MALFORMED'],
  ])('is refused whole with %s', async (_why, file, code) => {
    const done = await take('establishments', file);
    expect(done.report.map(({ line, code }) => [line, code])).toEqual([[0, code]]);
    expect(await count()).toBe(before);
  });

  it.each([
    ['no object', '[1]', 'IMPORT_NOT_AN_OBJECT'],
    ['a list for a name', `[{"uai":"${uai('0359802')}","name":["x"],"status":"PUBLIC","department":"35"}]`, 'IMPORT_FIELD_MALFORMED'],
    ['a NUL in JSON', `[{"uai":"${uai('0359802')}","name":"a\\u0000","status":"PUBLIC","department":"35"}]`, 'IMPORT_FIELD_MALFORMED'],
    ['half a surrogate pair in JSON', `[{"uai":"${uai('0359802')}","name":"a\\ud800","status":"PUBLIC","department":"35"}]`, 'IMPORT_FIELD_MALFORMED'],
  ])('refuses %s', async (_why, file, code) => {
    expect((await take('establishments', file)).report).toMatchObject([{ line: 1, code }]);
  });

  it('changes nothing the second time', async () => {
    const file = `${HEADER}\n${GOOD}\n`;
    await take('establishments', file);
    test.forget();
    expect(await take('establishments', file)).toMatchObject({ alreadyImported: true, lines: 1, created: 0, updated: 0, unchanged: 1 });
    expect(test.statements).toHaveLength(1);
  });

  it('is taken again while lines of it are refused, and touches only what differs', async () => {
    const bad = '0359802A;X;PUBLIC;35;53;';
    await take('establishments', `${HEADER}\n${GOOD}\n${bad}\n`);
    expect(await take('establishments', `${HEADER}\n${GOOD}\n${bad}\n`)).toMatchObject({ alreadyImported: false, created: 0, updated: 0, unchanged: 1, refused: 1 });
    expect(await take('establishments', `${HEADER}\n${GOOD.replace('Armor', 'Argoat')}\n`)).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
  });

  it('is taken by two at once, and stored once', async () => {
    const file = `${HEADER}\n${GOOD}\n`;
    const both = await Promise.all([take('establishments', file), take('establishments', file)]);
    expect(both.map(({ created }) => created).sort((one, other) => one - other)).toEqual([0, 1]);
    expect(await count()).toBe(before + 1);
  });

  it('places an establishment by its department, not by its UAI', async () => {
    await take('establishments', `${HEADER}\n${uai('9849801')};Lycée des îles;PUBLIC;987;987;\n`);
    const { data } = await test.ask('query ($uai: ID!) { establishment(uai: $uai) { mirex { code } } }', { uai: uai('9849801') });
    expect(data.establishment.mirex).toEqual({ code: 'OI' });
  });
});

describe('a file of specialities', () => {
  it.each([
    ['a code of seven characters', '4032199;X;BAC_PRO;2026;', 'IMPORT_FIELD_MALFORMED'],
    ['a code of another ministry', '40025007;X;;2026;', 'IMPORT_DIPLOMA_UNKNOWN'],
    ['a diploma that is not its code’s', '40321999;X;BTSA;2026;', 'IMPORT_DIPLOMA_MISMATCH'],
    ['sessions in reverse', '40321999;X;BAC_PRO;2026;2025', 'IMPORT_SESSIONS_REVERSED'],
    ['a session in words', '40321999;X;BAC_PRO;bientôt;', 'IMPORT_FIELD_MALFORMED'],
  ])('refuses %s', async (_why, line, code) => {
    expect((await take('specialities', `code;label;diploma;firstSession;lastSession\n${line}\n`)).report).toMatchObject([{ line: 2, code }]);
  });

  it('takes the year of the closing date as last session, and says that it did', async () => {
    await take('specialities', 'code;label;date ouverture;date fermeture\n40321998;Essai;01/09/2010;31/08/2019\n');
    const { data } = await test.ask('{ speciality(code: "40321998") { label lastSession lastSessionStatus closedOn diploma { code } } }');
    expect(data.speciality).toEqual({ label: 'Essai', lastSession: 2019, lastSessionStatus: 'DERIVED', closedOn: '2019-08-31', diploma: { code: 'BAC_PRO' } });
  });

  it('keeps a label that differs by accents and capitals alone', async () => {
    expect(await take('specialities', 'code;label;opened;firstSession\n40321303;FORET (BAC PRO AG);2011-09-01;2013\n')).toMatchObject({ unchanged: 1 });
  });
});

describe('a file of MEF', () => {
  const MEF = 'MEF;FORMATION_DIPLOME;DUREE;ANNEE;LIBELLE_LONG;DATE_OUVERTURE;DATE_FERMETURE';
  it.each([
    ['an unknown speciality', '2762100431;40329999;3;1;X;;', 'IMPORT_SPECIALITY_UNKNOWN'],
    ['a code of nine digits', '276210043;40321004;3;1;X;;', 'IMPORT_FIELD_MALFORMED'],
    ['a day that is in no calendar', '2762100431;40321004;3;1;X;31/02/2021;', 'IMPORT_DATE_MALFORMED'],
  ])('refuses %s', async (_why, line, code) => {
    expect((await take('mef', `${MEF}\n${line}\n`)).report).toMatchObject([{ line: 2, code }]);
  });

  it('hangs its lines on their speciality', async () => {
    await take('mef', `${MEF}\n2762100431;40321004;3;1;2DPROA CGEA;01/09/2021;\n`);
    const { data } = await test.ask('{ speciality(code: "40321004") { mefs { code duration year openedOn } } }');
    expect(data.speciality.mefs).toEqual([{ code: '2762100431', duration: 3, year: 1, openedOn: '2021-09-01' }]);
  });
});
