import type { CaseTable } from './case-table.ts';

const PASS = 'Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)';
const FEL = 'Code de l’éducation, art. D336-11';
const ORALS = 'Arrêté du 15-2-1996, art. 6 : son successeur n’a pas été lu';

/** Le contrôle en cours de formation pèse 40 ; son partage entre les matières n’a pas été lu, il est ici en une ligne. */
export const STAV_CASES: CaseTable = {
  title: 'Baccalauréat technologique STAV',
  diploma: 'BAC_TECHNO',
  session: 2026,
  speciality: '43321005',
  papers: ['FR1 5', 'FR2 5', 'PHI 4', 'ORAL 14', 'SPE1 16', 'SPE2 16', 'CCF 40 ccf'],
  toBeChecked: ['HONOURS_WITH_KEPT_MARKS', 'JURY_RANGE_FROM'],
  cases: [
    ['10 partout', 'FR1 10, FR2 10, PHI 10, ORAL 10, SPE1 10, SPE2 10, CCF 10', 'ADMIS', PASS, 'C'],
    ['un point de moins en philosophie : 9,96', 'FR1 10, FR2 10, PHI 9, ORAL 10, SPE1 10, SPE2 10, CCF 10', 'SECOND GROUPE', PASS, 'C'],
    ['8,00 exactement : second groupe', 'FR1 8, FR2 8, PHI 8, ORAL 8, SPE1 8, SPE2 8, CCF 8', 'SECOND GROUPE', PASS, 'C'],
    ['7,96 : ajourné', 'FR1 8, FR2 8, PHI 7, ORAL 8, SPE1 8, SPE2 8, CCF 8', 'AJOURNÉ', PASS, 'C'],
    ['absence injustifiée : zéro', 'FR1 12, FR2 12, PHI abs, ORAL 12, SPE1 12, SPE2 12, CCF 12', 'ADMIS', PASS, 'C'],
    ['très bien à 16,00', 'FR1 16, FR2 16, PHI 16, ORAL 16, SPE1 16, SPE2 16, CCF 16', 'ADMIS TB', PASS, 'C'],
    ['félicitations à 18,00', 'FR1 18, FR2 18, PHI 18, ORAL 18, SPE1 18, SPE2 18, CCF 18', 'ADMIS TB+', FEL, 'C'],
    ['17,96 : très bien sans félicitations', 'FR1 18, FR2 18, PHI 17, ORAL 18, SPE1 18, SPE2 18, CCF 18', 'ADMIS TB', FEL, 'C'],
    ['oral repassé : la meilleure des deux notes compte', 'FR1 10, FR2 10, PHI 9, ORAL 10, SPE1 10, SPE2 10, CCF 10 puis PHI 10', 'ADMIS', ORALS, 'R'],
    ['oral repassé moins bien : la première note reste', 'FR1 9, FR2 9, PHI 9, ORAL 9, SPE1 9, SPE2 9, CCF 9 puis PHI 3', 'JURY', ORALS, 'R'],
    ['16 et 15 aux deux spécialités : 11,08', 'FR1 9, FR2 9, PHI 9, ORAL 9, SPE1 9, SPE2 9, CCF 9 puis SPE1 16, SPE2 15', 'ADMIS', ORALS, 'R'],
    ['12 et 12 aux deux spécialités : 9,96', 'FR1 9, FR2 9, PHI 9, ORAL 9, SPE1 9, SPE2 9, CCF 9 puis SPE1 12, SPE2 12', 'JURY', ORALS, 'R'],
    ['aucune mention après le second groupe', 'FR1 8, FR2 8, PHI 8, ORAL 8, SPE1 8, SPE2 8, CCF 11 puis SPE1 20, SPE2 20', 'ADMIS', PASS, 'C'],
    ['absent à l’oral repassé : la première note reste', 'FR1 9, FR2 9, PHI 9, ORAL 9, SPE1 9, SPE2 9, CCF 9 puis SPE1 abs', 'JURY', ORALS, 'R'],
  ],
};
