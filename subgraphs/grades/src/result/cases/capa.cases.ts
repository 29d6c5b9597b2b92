import type { CaseTable } from './case-table.ts';

const JURY = 'CRPM, art. D811-148-5';
const KEPT = 'CRPM, art. D811-148-3';
const FRAUD = 'CRPM, art. D811-174';
const MEMORY = 'De mémoire';

/** Les coefficients sont inventés pour les essais : l’annexe de l’arrêté n’a pas été trouvée. */
export const CAPA_CASES: CaseTable = {
  title: 'CAPa',
  diploma: 'CAPA',
  session: 2026,
  speciality: '50321130',
  papers: ['E1 3', 'E2 2 ccf', 'E3 1 ccf', 'E4 4 ccf pro', 'E5 4 ccf pro', 'E6 4 pro', 'E7 2 ccf pro', 'F1 1 fac'],
  toBeChecked: ['OPTIONAL_POINTS_ABOVE', 'UNJUSTIFIED_ABSENCE_MARK'],
  cases: [
    ['10 partout : la moyenne exacte suffit', 'E1 10, E2 10, E3 10, E4 10, E5 10, E6 10, E7 10', 'ADMIS', JURY, 'C'],
    ['un demi-point de moins à la plus petite épreuve : 9,975', 'E1 10, E2 10, E3 9,5, E4 10, E5 10, E6 10, E7 10', 'JURY CFEPA blocs E1 E2 E4 E5 E6 E7', JURY, 'C'],
    ['9,00 exactement : le jury peut encore admettre', 'E1 9, E2 9, E3 9, E4 9, E5 9, E6 9, E7 9', 'JURY CFEPA', JURY, 'C'],
    ['8,975 : le jury ne le peut plus', 'E1 9, E2 9, E3 8,5, E4 9, E5 9, E6 9, E7 9', 'AJOURNÉ CFEPA', JURY, 'C'],
    ['8,00 à une épreuve professionnelle n’élimine pas', 'E1 12, E2 12, E3 12, E4 8, E5 12, E6 12, E7 12', 'ADMIS', JURY, 'C'],
    ['7,99 à une épreuve professionnelle élimine, quelle que soit la moyenne', 'E1 18, E2 18, E3 18, E4 7,99, E5 18, E6 18, E7 18', 'AJOURNÉ CFEPA blocs E1 E2 E3 E5 E6 E7', JURY, 'C'],
    ['7,50 à une épreuve générale n’élimine pas', 'E1 7,5, E2 12, E3 12, E4 12, E5 12, E6 12, E7 12', 'ADMIS', JURY, 'C'],
    ['ajourné à 8,00 exactement : certificat de fin d’études', 'E1 8, E2 8, E3 8, E4 8, E5 8, E6 8, E7 8', 'AJOURNÉ CFEPA', KEPT, 'C'],
    ['ajourné à 7,99 : pas de certificat', 'E1 8, E2 8, E3 7,8, E4 8, E5 8, E6 8, E7 8', 'AJOURNÉ', KEPT, 'C'],
    ['mention assez bien à 12,00', 'E1 12, E2 12, E3 12, E4 12, E5 12, E6 12, E7 12', 'ADMIS AB', JURY, 'C'],
    ['pas de mention à 11,99', 'E1 12, E2 12, E3 11,8, E4 12, E5 12, E6 12, E7 12', 'ADMIS', JURY, 'C'],
    ['mention bien à 14,00', 'E1 14, E2 14, E3 14, E4 14, E5 14, E6 14, E7 14', 'ADMIS B', JURY, 'C'],
    ['assez bien seulement à 13,99', 'E1 14, E2 14, E3 13,8, E4 14, E5 14, E6 14, E7 14', 'ADMIS AB', JURY, 'C'],
    ['mention très bien à 16,00', 'E1 16, E2 16, E3 16, E4 16, E5 16, E6 16, E7 16', 'ADMIS TB', JURY, 'C'],
    ['pas de félicitations au CAPa', 'E1 20, E2 20, E3 20, E4 20, E5 20, E6 20, E7 20', 'ADMIS TB', JURY, 'C'],
    ['les notes gardées comptent dans la moyenne', 'E1 11 gardée, E2 10 gardée, E3 8, E4 10, E5 10, E6 10, E7 10', 'ADMIS', KEPT, 'C'],
    ['une dispense retire le coefficient', 'E1 disp, E2 10, E3 disp, E4 10, E5 10, E6 10, E7 10', 'ADMIS', 'CRPM, art. D811-148-2 ; calcul de mémoire', 'R'],
    ['épreuve facultative : les points au-dessus de 10 s’ajoutent', 'E1 10, E2 10, E3 8, E4 10, E5 10, E6 10, E7 10, F1 12', 'ADMIS', MEMORY, 'R'],
    ['épreuve facultative : en dessous de 10 elle ne retire rien', 'E1 10, E2 10, E3 10, E4 10, E5 10, E6 10, E7 10, F1 3', 'ADMIS', MEMORY, 'R'],
    ['absence justifiée : session de remplacement', 'E1 absj, E2 15, E3 15, E4 15, E5 15, E6 15, E7 15', 'NON CLASSÉ', 'CRPM, art. D811-148-4', 'C'],
    ['absence injustifiée : zéro', 'E1 abs, E2 12, E3 12, E4 12, E5 12, E6 12, E7 12', 'ADMIS', MEMORY, 'R'],
    ['absence injustifiée à une épreuve professionnelle : zéro, donc éliminé', 'E1 15, E2 15, E3 15, E4 abs, E5 15, E6 15, E7 15', 'AJOURNÉ CFEPA blocs E1 E2 E3 E5 E6 E7', MEMORY, 'R'],
    ['forme progressive : des épreuves restent à passer', 'E1 12, E2 9, E3 –, E4 –, E5 –, E6 –, E7 –', 'SANS DÉCISION blocs E1', KEPT, 'C'],
    ['dossier de fraude ouvert : suspendu, même avec 18', 'fraude, E1 18, E2 18, E3 18, E4 18, E5 18, E6 18, E7 18', 'SUSPENDU', FRAUD, 'C'],
    ['note sous soupçon : suspendu', 'E1 susp, E2 18, E3 18, E4 18, E5 18, E6 18, E7 18', 'SUSPENDU', FRAUD, 'C'],
    ['exclu de la session', 'exclu, E1 nul, E2 18, E3 18, E4 18, E5 18, E6 18, E7 18', 'AJOURNÉ', FRAUD, 'C'],
    ['sanctionné naguère, repasse tout : la mention est possible', 'sanctionné, E1 14, E2 14, E3 14, E4 14, E5 14, E6 14, E7 14', 'ADMIS B', FRAUD, 'C'],
    ['sanctionné naguère, garde une note : pas de mention', 'sanctionné, E1 14 gardée, E2 14, E3 14, E4 14, E5 14, E6 14, E7 14', 'ADMIS', FRAUD, 'C'],
    ['dispensé de tout : rien ne compte', 'E1 disp, E2 disp, E3 disp, E4 disp, E5 disp, E6 disp, E7 disp', 'NON CLASSÉ', 'Proposition', 'P'],
  ],
};
