import { expect, it } from '@jest/globals';

import { cutTable } from './case-table.ts';
import { readCase } from './read-case.ts';

const HEAD = 'diplôme : CAPA\nsession : 2026\nspécialité : 50321130\ntitre : CAPa\nà vérifier :\n';
const COLUMNS = 'situation | E1 | E2 | F1 | dossier | 2nd groupe | attendu | fiabilité | source\ncoefficient | 3 | 1,5 ccf pro | 1 fac | | | | |\n';
const read = (row: string, columns = COLUMNS) => {
  const table = cutTable(`${HEAD}${columns}${row}`);
  return table.cases.map((each) => readCase(table, each));
};

it('reads a line whatever its alignment', () => {
  expect(read('tout y est |9,5| 12 gardée || fraude | contrôle 10,75 | ADMIS AB | C | art. 1')).toEqual([{
    file: {
      papers: [
        { code: 'E1', number: 'E1', coefficientTenths: 30, mode: 'TERMINAL', professional: false, optional: false, standing: 'SAT', hundredths: 950 },
        { code: 'E2', number: 'E2', coefficientTenths: 15, mode: 'CCF', professional: true, optional: false, standing: 'KEPT', hundredths: 1200 },
      ],
      fraudOpen: true, excluded: false, withoutHonours: false,
    },
    secondGroup: [{ paper: null, hundredths: 1075 }],
  }]);
});

it.each([
  ['x | 12 | 12 | | | ADMIS | C | art. 1', 'Ligne 8 : 8 colonnes au lieu de 9.'],
  ['x | 12;5 | 12 | | | | ADMIS | C | art. 1', 'Ligne 8 : (x), colonne « E1 » : « 12;5 » n’est pas une note : 12, 9,5, abs, absj, disp, nul, susp, – ou « 12 gardée ».'],
  ['x | | 12 | | | | ADMIS | C | art. 1', 'Ligne 8 : (x), colonne « E1 » : « » n’est pas une note'],
  ['x | 21 | 12 | | | | ADMIS | C | art. 1', 'colonne « E1 » : « 21 » n’est pas une note'],
  ['x | 12 | 12 | | | | ADMISE | C | art. 1', 'colonne « attendu » : « ADMISE » n’est pas une décision.'],
  ['x | 12 | 12 | | | | ADMIS | sûr | art. 1', 'colonne « fiabilité » : « sûr » : écrire C (lu), R (de mémoire) ou P (proposition).'],
  ['x | 12 | 12 | | | | ADMIS | C |', 'colonne « source » : d’où vient la règle ?'],
  ['x | 12 | 12 | | triche | | ADMIS | C | art. 1', 'colonne « dossier » : « triche » : écrire fraude, exclu, sanctionné, ou rien.'],
  ['x | 12 | 12 | | | PHI 12 | ADMIS | C | art. 1', 'colonne « 2nd groupe » : « PHI » n’est pas une épreuve de ce tableau, ni « contrôle ».'],
  [' | 12 | 12 | | | | ADMIS | C | art. 1', '(sans situation), colonne « situation » : la situation n’est pas dite.'],
])('says in French what is wrong with « %s »', (row, sentence) => expect(() => read(row)).toThrow(sentence.replace('« »', '«  »')));

it('says what is wrong with the head of a table', () => {
  expect(() => cutTable('diplome : CAPA\n')).toThrow('Ligne 1 : aucun tableau');
  expect(() => cutTable(`diplome : CAPA\n${COLUMNS}`)).toThrow('Ligne 1 : « diplome : CAPA » n’est pas une ligne d’en-tête. Il y a : diplôme, session');
  expect(() => cutTable(`session : 2026\n${COLUMNS}`)).toThrow('Ligne 1 : l’en-tête « titre » manque.');
  expect(() => read('', COLUMNS.replace('attendu', 'attendus'))).toThrow('Ligne 6 : les colonnes sont : situation, les épreuves, dossier, 2nd groupe, attendu');
  expect(() => read('x | 12 | 12 | | | | ADMIS | C | art. 1', COLUMNS.replace('1,5', '1,3'))).toThrow('le coefficient « 1,3 ccf pro » s’écrit « 3 » ou « 1,5 »');
});
