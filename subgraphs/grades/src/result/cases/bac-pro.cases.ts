import type { CaseTable } from './case-table.ts';

const PASS = 'Code de l’éducation, art. D337-78 (version 2009)';
const CONTROL = 'Code de l’éducation, art. D337-78 ; moyenne à parts égales de mémoire';
const MEMORY = 'De mémoire';

/** E1 et E4 ont des parties : une partie seule ne dit rien de l’épreuve. E7 est la pratique professionnelle. */
export const BAC_PRO_CASES: CaseTable = {
  title: 'Baccalauréat professionnel',
  diploma: 'BAC_PRO',
  session: 2026,
  speciality: '40321004',
  papers: ['E1.1 2', 'E1.2 1', 'E1.3 1 ccf', 'E2 1 ccf', 'E3 1 ccf', 'E4.1 1,5', 'E4.2 2,5 ccf', 'E5 2', 'E6 3', 'E7 5 ccf pro', 'F1 1 fac', 'F2 1 fac', 'F3 1 fac'],
  toBeChecked: ['HONOURS_WITH_KEPT_MARKS', 'JURY_RANGE_FROM', 'SECOND_GROUP_CONTROL_WEIGHT', 'UNJUSTIFIED_ABSENCE_MARK'],
  cases: [
    ['10 partout', 'E1.1 10, E1.2 10, E1.3 10, E2 10, E3 10, E4.1 10, E4.2 10, E5 10, E6 10, E7 10', 'ADMIS', PASS, 'C'],
    ['9,99 : second groupe, la pratique est à 10', 'E1.1 9,9, E1.2 10, E1.3 10, E2 10, E3 10, E4.1 10, E4.2 10, E5 10, E6 10, E7 10', 'SECOND GROUPE', PASS, 'C'],
    ['8,00 exactement et 10 en pratique : second groupe', 'E1.1 7, E1.2 8, E1.3 8, E2 8, E3 8, E4.1 6, E4.2 8, E5 7, E6 7, E7 10', 'SECOND GROUPE', PASS, 'C'],
    ['7,975 : ajourné', 'E1.1 7, E1.2 8, E1.3 7,5, E2 8, E3 8, E4.1 6, E4.2 8, E5 7, E6 7, E7 10', 'AJOURNÉ', PASS, 'C'],
    ['9,60 mais 9,99 en pratique : pas de second groupe', 'E1.1 10, E1.2 10, E1.3 10, E2 10, E3 10, E4.1 10, E4.2 10, E5 8, E6 8,7, E7 9,99', 'JURY', PASS, 'C'],
    ['dispensé de la pratique : le second groupe reste ouvert', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 9, E4.2 9, E5 9, E6 9, E7 disp', 'SECOND GROUPE', PASS, 'C'],
    ['les points facultatifs au-dessus de 10 comptent', 'E1.1 10, E1.2 10, E1.3 10, E2 10, E3 10, E4.1 9,5, E4.2 10, E5 10, E6 10, E7 10, F1 11', 'ADMIS', PASS, 'C'],
    ['deux facultatives au plus : trois fois 16 ne font pas 10', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 9, E4.2 9, E5 9, E6 9, E7 10, F1 16, F2 16, F3 16', 'SECOND GROUPE', PASS, 'C'],
    ['facultatives : 9,25 et deux fois 17,5 font 10', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 9, E4.2 9, E5 9, E6 9, E7 10, F1 17,5, F2 17,5', 'ADMIS', PASS, 'C'],
    ['mention bien', 'E1.1 14, E1.2 14, E1.3 14, E2 14, E3 14, E4.1 14, E4.2 14, E5 14, E6 14, E7 14', 'ADMIS B', PASS, 'C'],
    ['notes gardées : pas de mention', 'E1.1 14 gardée, E1.2 14 gardée, E1.3 14, E2 14, E3 14, E4.1 14, E4.2 14, E5 14, E6 14, E7 14', 'ADMIS', 'Arrêté de 2009 (CGEA)', 'R'],
    ['absence injustifiée : zéro', 'E1.1 abs, E1.2 12, E1.3 12, E2 12, E3 12, E4.1 12, E4.2 12, E5 12, E6 12, E7 12', 'ADMIS', MEMORY, 'R'],
    ['absence justifiée : épreuve de remplacement', 'E1.1 absj, E1.2 12, E1.3 12, E2 12, E3 12, E4.1 12, E4.2 12, E5 12, E6 12, E7 12', 'NON CLASSÉ', MEMORY, 'R'],
    ['EPS dispensée : son coefficient disparaît', 'E1.1 10, E1.2 10, E1.3 10, E2 10, E3 disp, E4.1 10, E4.2 10, E5 10, E6 10, E7 10', 'ADMIS', MEMORY, 'R'],
    ['contrôle : 9,25 et 10,75 font 10', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 9, E4.2 9, E5 9, E6 9, E7 10 puis contrôle 10,75', 'ADMIS', CONTROL, 'R'],
    ['contrôle : 9,25 et 10,74 ne font pas 10', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 9, E4.2 9, E5 9, E6 9, E7 10 puis contrôle 10,74', 'JURY', CONTROL, 'R'],
    ['contrôle réussi avec 20 : jamais de mention', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 10, E4.2 10, E5 10, E6 10, E7 10 puis contrôle 20', 'ADMIS', PASS, 'C'],
    ['absent au contrôle : la première moyenne reste', 'E1.1 9, E1.2 9, E1.3 9, E2 9, E3 9, E4.1 10, E4.2 10, E5 10, E6 10, E7 10 puis contrôle abs', 'JURY', CONTROL, 'R'],
    ['admis au premier groupe : le contrôle ne change rien', 'E1.1 12, E1.2 12, E1.3 12, E2 12, E3 12, E4.1 12, E4.2 12, E5 12, E6 12, E7 12 puis contrôle 3', 'ADMIS AB', PASS, 'C'],
    ['fraude : la suspension passe avant l’absence', 'fraude, E1.1 absj, E1.2 12, E1.3 12, E2 12, E3 12, E4.1 12, E4.2 12, E5 12, E6 12, E7 12', 'SUSPENDU', 'CRPM, art. D811-174', 'C'],
  ],
};
