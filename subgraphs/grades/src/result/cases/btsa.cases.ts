import type { CaseTable } from './case-table.ts';

const PASS = 'CRPM, art. D811-140-4';
const ABSENT = 'CRPM, art. D811-140-7';
const KEPT = 'CRPM, art. D811-140-6';
const OLD = 'Lu pour l’option ACSE de 1998, de mémoire pour les autres';

/** Huit épreuves de même poids ; lesquelles sont professionnelles n’est pas connu : ici E4 à E8. */
export const BTSA_CASES: CaseTable = {
  title: 'BTSA, options rénovées',
  diploma: 'BTSA',
  session: 2026,
  speciality: '32321308',
  papers: ['E1 1', 'E2 1 ccf', 'E3 1 ccf', 'E4 1 ccf pro', 'E5 1 ccf pro', 'E6 1 ccf pro', 'E7 1 pro', 'E8 1 pro', 'F1 1 fac'],
  toBeChecked: ['HONOURS_AB', 'HONOURS_B', 'HONOURS_TB'],
  cases: [
    ['10 partout', 'E1 10, E2 10, E3 10, E4 10, E5 10, E6 10, E7 10, E8 10', 'ADMIS', PASS, 'C'],
    ['9,99 : le jury peut admettre', 'E1 9,92, E2 10, E3 10, E4 10, E5 10, E6 10, E7 10, E8 10', 'JURY blocs E2 E3 E4 E5 E6 E7 E8', PASS, 'C'],
    ['9,00 exactement, 10 en professionnel : le jury peut admettre', 'E1 7, E2 7, E3 8, E4 10, E5 10, E6 10, E7 10, E8 10', 'JURY blocs E4 E5 E6 E7 E8', PASS, 'C'],
    ['8,99 : ajourné', 'E1 6,92, E2 7, E3 8, E4 10, E5 10, E6 10, E7 10, E8 10', 'AJOURNÉ blocs E4 E5 E6 E7 E8', PASS, 'C'],
    ['moyenne professionnelle à 9,99 : éliminatoire, même à 13 de moyenne', 'E1 18, E2 18, E3 18, E4 10, E5 10, E6 10, E7 10, E8 9,95', 'AJOURNÉ blocs E1 E2 E3 E4 E5 E6 E7', PASS, 'C'],
    ['6,00 à une épreuve professionnelle n’élimine pas', 'E1 12, E2 12, E3 12, E4 14, E5 14, E6 14, E7 14, E8 6', 'ADMIS AB', PASS, 'R'],
    ['5,99 à une épreuve professionnelle élimine', 'E1 12, E2 12, E3 12, E4 14, E5 14, E6 14, E7 14, E8 5,99', 'AJOURNÉ blocs E1 E2 E3 E4 E5 E6 E7', PASS, 'C'],
    ['5,50 à une épreuve générale n’élimine pas', 'E1 5,5, E2 12, E3 12, E4 12, E5 12, E6 12, E7 12, E8 12', 'ADMIS', PASS, 'C'],
    ['absent à une épreuve : pas de diplôme', 'E1 abs, E2 18, E3 18, E4 18, E5 18, E6 18, E7 18, E8 18', 'NON CLASSÉ blocs E2 E3 E4 E5 E6 E7 E8', ABSENT, 'C'],
    ['force majeure : épreuve de remplacement', 'E1 absj, E2 18, E3 18, E4 18, E5 18, E6 18, E7 18, E8 18', 'NON CLASSÉ', ABSENT, 'C'],
    ['notes gardées : pas de mention', 'E1 16, E2 16, E3 16 gardée, E4 16, E5 16, E6 16, E7 16, E8 16', 'ADMIS', KEPT, 'C'],
    ['mentions : seuils de mémoire', 'E1 16, E2 16, E3 16, E4 16, E5 16, E6 16, E7 16, E8 16', 'ADMIS TB', 'De mémoire : seuils absents de l’art. D811-140-4', 'R'],
    ['forme progressive : reste à passer', 'E1 12, E2 –, E3 –, E4 –, E5 –, E6 –, E7 –, E8 –', 'SANS DÉCISION blocs E1', 'CRPM, art. D811-140-5 et D811-140-8', 'C'],
    ['langue facultative : les points au-dessus de 10 s’ajoutent', 'E1 9, E2 10, E3 10, E4 10, E5 10, E6 10, E7 10, E8 10, F1 11', 'ADMIS', `${PASS} ; prise en compte par l’arrêté de la spécialité`, 'R'],
    ['dispensé des épreuves générales : seules les autres comptent', 'E1 disp, E2 disp, E3 disp, E4 10, E5 10, E6 10, E7 10, E8 10', 'ADMIS', 'Arrêté du 28-4-2022 ; calcul de mémoire', 'R'],
  ],
};

/** La même option avant sa rénovation : deux groupes d’épreuves, pas de note éliminatoire. */
export const BTSA_UNRENOVATED_CASES: CaseTable = {
  title: 'BTSA, options non rénovées',
  diploma: 'BTSA',
  session: 2025,
  speciality: '32321308',
  papers: ['E1 6', 'E2 3 ccf', 'E3 3 ccf', 'E4 3 ccf', 'E5 3 ccf', 'E6 6 ccf', 'E7 12'],
  toBeChecked: ['FIRST_GROUP_AVERAGE_FROM', 'HONOURS_AB', 'HONOURS_B', 'HONOURS_TB', 'HONOURS_WITH_KEPT_MARKS', 'PASS_AVERAGE'],
  cases: [
    ['9 aux épreuves terminales et 10 partout ailleurs ne font pas 10', 'E1 9, E2 10, E3 10, E4 10, E5 10, E6 10, E7 9', 'AJOURNÉ blocs E2 E3 E4 E5 E6', OLD, 'R'],
    ['9 aux épreuves terminales et 11 ailleurs : 10 de moyenne', 'E1 9, E2 11, E3 11, E4 11, E5 11, E6 11, E7 9', 'ADMIS', OLD, 'R'],
    ['8,99 aux épreuves terminales : éliminé malgré 13 de moyenne', 'E1 8,97, E2 18, E3 18, E4 18, E5 18, E6 18, E7 9', 'AJOURNÉ blocs E2 E3 E4 E5 E6', OLD, 'R'],
    ['9,99 : ajourné, sans intervention connue du jury', 'E1 9, E2 11, E3 11, E4 11, E5 10,8, E6 11, E7 9', 'AJOURNÉ blocs E2 E3 E4 E5 E6', OLD, 'R'],
    ['absent : pas de diplôme', 'E1 abs, E2 15, E3 15, E4 15, E5 15, E6 15, E7 15', 'NON CLASSÉ blocs E2 E3 E4 E5 E6 E7', ABSENT, 'C'],
  ],
};
