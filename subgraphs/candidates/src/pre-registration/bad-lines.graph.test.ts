import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { registerEnrolments } from '../enrolment/enrolment.service.ts';
import { identityKey } from '../candidate/name.rules.ts';
import { candidates } from '../subgraph.ts';
import { base64, csv, EDITION, type Line } from './file.fixture.ts';

const IMPORT = `mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) {
  preRegistrationImport { state linesTotal linesDone linesKept linesKnown linesRefused
    lines(first: 500) { totalCount edges { node { line column code message } } } }
  userErrors { code } } }`;

/** What is typed, and what the report says of it; nothing: the line is kept. */
const LINES: [why: string, line: Line, report: [column: string | null, code: string][]][] = [
  ['good', { nom: 'Kermadec', ine: '0123456789M' }, []],
  ['good, with all that is optional', { nom: 'Morvan', ine: '123456789FF', inaa: 'AB-1', forme: 'globale', langue_1: 'ang', langue_2: 'ESP' }, []],
  ['an INE of no form', { nom: 'A', ine: '12345' }, [['ine', 'INE_MALFORMED']]],
  ['an INE with a wrong key', { nom: 'B', ine: '0123456789A' }, [['ine', 'INE_WRONG_KEY']]],
  ['an INE of one digit', { nom: 'C', ine: '1111111111A' }, [['ine', 'INE_TEN_IDENTICAL_DIGITS']]],
  ['an INAA with a blank', { nom: 'D', inaa: 'A B' }, [['inaa', 'INAA_MALFORMED']]],
  ['no name', { nom: '' }, [['nom', 'VALUE_MISSING']]],
  ['a name of digits', { nom: '1234' }, [['nom', 'NAME_WITHOUT_LETTER']]],
  ['a name without end', { nom: 'x'.repeat(150) }, [['nom', 'NAME_TOO_LONG']]],
  ['a value without end', { nom: 'x'.repeat(300) }, [['nom', 'VALUE_TOO_LONG']]],
  ['a control character', { nom: 'Le\u0007Goff' }, [['nom', 'VALUE_UNREADABLE']]],
  ['an override of direction', { prenom: 'Zoé\u202e' }, [['prenom', 'NAME_WITH_CONTROL_CHARACTER']]],
  ['a date of no form', { nom: 'E', date_naissance: '1er mars 2007' }, [['date_naissance', 'DATE_MALFORMED']]],
  ['a day that does not exist', { nom: 'F', date_naissance: '31/02/2007' }, [['date_naissance', 'DATE_IMPOSSIBLE']]],
  ['a child', { nom: 'G', date_naissance: '2020-01-01' }, [['date_naissance', 'BIRTH_DATE_IMPLAUSIBLE']]],
  ['a sex of no word', { nom: 'H', sexe: 'X' }, [['sexe', 'WORD_UNKNOWN']]],
  ['a UAI of no form', { nom: 'I', uai: '35070W' }, [['uai', 'UAI_MALFORMED']]],
  ['a UAI with a wrong letter', { nom: 'J', uai: '0350700A' }, [['uai', 'UAI_KEY']]],
  ['an establishment that nobody knows', { nom: 'K', uai: '0010001W' }, [['uai', 'ESTABLISHMENT_UNKNOWN']]],
  ['an establishment of another MIREX', { nom: 'L', uai: '0211217J' }, [['uai', 'ESTABLISHMENT_OF_ANOTHER_MIREX']]],
  ['an establishment of no MIREX', { nom: 'M', uai: '9840277D' }, [['uai', 'ESTABLISHMENT_OF_ANOTHER_MIREX']]],
  ['a formation code of no form', { nom: 'N', code_formation: 'BACPRO' }, [['code_formation', 'SPECIALITY_MALFORMED']]],
  ['a speciality that nobody knows', { nom: 'O', code_formation: '40300000' }, [['code_formation', 'SPECIALITY_UNKNOWN']]],
  ['BEPA, closed after 2021', { nom: 'P', code_formation: '51321002' }, [['code_formation', 'SPECIALITY_CLOSED']]],
  ['a speciality of 2028', { nom: 'Q', code_formation: '40321099' }, [['code_formation', 'SPECIALITY_NOT_YET_OPEN']]],
  ['no offer by that route', { nom: 'R', voie: 'APPRENTISSAGE' }, [['code_formation', 'OFFER_NOT_OPEN']]],
  ['an offer that ended in 2025', { nom: 'S', uai: '0850144V', code_formation: '50321139' }, [['code_formation', 'OFFER_NOT_OPEN']]],
  ['a route of no word', { nom: 'T', voie: 'toString' }, [['voie', 'WORD_UNKNOWN']]],
  ['a form of no word', { nom: 'U', forme: 'X' }, [['forme', 'WORD_UNKNOWN']]],
  ['a spread exam for a pupil of BTSA', { nom: 'V', code_formation: '32321007', forme: 'PROGRESSIVE' }, [['forme', 'FORM_NOT_FOR_ROUTE']]],
  ['a minor without training', { nom: 'W', code_formation: '50321139', voie: 'INDIVIDUEL', date_naissance: '2009-01-01' }, [['date_naissance', 'CANDIDATE_NOT_ADULT']]],
  ['an adult without training, nor offer', { nom: 'Wadel', code_formation: '50321139', voie: 'INDIVIDUEL', date_naissance: '1999-01-01' }, []],
  ['a language twice', { nom: 'X', langue_1: 'ANG', langue_2: 'ang' }, [['langue_1', 'LANGUAGES_EQUAL']]],
  ['a language of no form', { nom: 'Y', langue_1: '1' }, [['langue_1', 'LANGUAGE_MALFORMED']]],
  ['a value too many', { nom: 'Z;Zoé' }, [[null, 'COLUMN_COUNT']]],
  ['somebody of this file, in capitals', { nom: 'KERMADEC', ine: '' }, [[null, 'DUPLICATE_IN_FILE']]],
  ['the INE of somebody born another day', { nom: 'AA', ine: '0123456789M', date_naissance: '2006-05-05' }, [['ine', 'NUMBER_OF_ANOTHER_PERSON']]],
  ['somebody of the base, enrolled alike', { nom: 'Ancien', ine: '0505020101T' }, [[null, 'ENROLLED_ALREADY']]],
  ['somebody of the base, enrolled for something else', { nom: 'Ailleurs' }, [[null, 'ENROLLED_ELSEWHERE']]],
  ['one of two of the base', { nom: 'Double' }, [['ine', 'PERSON_AMBIGUOUS']]],
  ['everything at once', { ine: 'x', nom: '', date_naissance: 'x', sexe: '', voie: '?' },
    [['nom', 'VALUE_MISSING'], ['sexe', 'VALUE_MISSING'], ['ine', 'INE_MALFORMED'], ['date_naissance', 'DATE_MALFORMED'], ['voie', 'WORD_UNKNOWN']]],
  ['good, after all of these', { nom: "O'Brien", prenom: 'Zoe\u0308' }, []],
];

interface Said {
  readonly node: { readonly line: number; readonly column: string | null; readonly code: string };
}

let test: TestInstance;
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION });
  const before = (lastName: string, ine: string | null, specialityCode = '40321004') => ({
    person: { ine, inaa: null, lastName, firstName: 'Zoé', birthDate: '2007-03-01', sex: 'F' as const, identityKey: identityKey(lastName, 'Zoé', '2007-03-01') },
    establishmentUai: '0350700W', specialityCode, route: 'SCHOOL' as const, form: 'GLOBAL' as const, languages: [], source: null,
  });
  const lines = [before('Ancien', '0505020101T'), before('Ailleurs', null, '32321007'), before('Double', '1202034567M'), before('Double', '9999999998R')];
  await registerEnrolments(lines, { session: 2026, state: 'ENTERED' }, test.context());
});
afterAll(() => test.close());

it('keeps the good lines and says of every other what is wrong, where, by code and in French', async () => {
  const contentBase64 = base64(csv(LINES.map(([, line]) => line)));
  const { data, errors } = await test.ask(IMPORT, { input: { mirex: 'NO', session: 2026, fileName: 'fregata.csv', contentBase64 } });
  expect(errors).toBeUndefined();
  const { preRegistrationImport: done, userErrors } = data.importPreRegistrations;
  expect(userErrors).toEqual([]);

  const expected = LINES.flatMap(([why, , report], i) => report.map(([column, code]) => ({ why, line: i + 2, column, code })));
  const said = done.lines.edges.map(({ node: { line, column, code } }: Said) => ({ why: LINES[line - 2]?.[0], line, column, code }));
  expect(said).toEqual(expected);
  for (const { node } of done.lines.edges) expect(node.message).toMatch(/^[A-ZÉ«L].+\.$/u);

  const kept = LINES.filter(([, , report]) => report.length === 0).length;
  expect(done).toMatchObject({
    state: 'FINISHED', linesTotal: LINES.length, linesDone: LINES.length, linesKept: kept, linesKnown: 1, linesRefused: LINES.length - kept - 1,
    lines: { totalCount: expected.length },
  });
  const rows = await test.context().em.execute(
    'select c.last_name as name, e.state, e.languages from enrolment e join candidate c on c.id = e.candidate_id where e.import_id is not null order by e.number',
  );
  expect(rows).toEqual([
    { name: 'Kermadec', state: 'PRE_REGISTERED', languages: [] }, { name: 'Morvan', state: 'PRE_REGISTERED', languages: ['ANG', 'ESP'] },
    { name: 'Wadel', state: 'PRE_REGISTERED', languages: [] }, { name: "O'Brien", state: 'PRE_REGISTERED', languages: [] },
  ]);
});
