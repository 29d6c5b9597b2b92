import type { CaseTable } from './case-table.ts';

const MEMORY = 'De mémoire ; ancien art. D811-152 pour le nombre d’épreuves';

/** La dernière session du BEPA est celle de 2021. */
export const BEPA_CASES: CaseTable = {
  title: 'BEPA de 2021',
  diploma: 'BEPA',
  session: 2021,
  speciality: '51321005',
  papers: ['E1 3 ccf', 'E2 3 ccf', 'E3 4 ccf'],
  toBeChecked: ['PASS_AVERAGE', 'UNJUSTIFIED_ABSENCE_MARK'],
  cases: [
    ['10,00 exactement', 'E1 10, E2 10, E3 10', 'ADMIS', MEMORY, 'R'],
    ['les coefficients départagent : 9 et 9 valent avec 11,5', 'E1 9, E2 9, E3 11,5', 'ADMIS', MEMORY, 'R'],
    ['9,99 : ajourné, sans intervention du jury', 'E1 10, E2 9,9, E3 10,05', 'AJOURNÉ', MEMORY, 'R'],
    ['pas de mention connue', 'E1 18, E2 18, E3 18', 'ADMIS', MEMORY, 'R'],
    ['absence injustifiée : zéro', 'E1 abs, E2 15, E3 14', 'ADMIS', MEMORY, 'R'],
    ['absence justifiée', 'E1 absj, E2 15, E3 14', 'NON CLASSÉ', MEMORY, 'R'],
  ],
};
