import type { Item, RegulationFacts } from './regulation-facts.ts';

/** A regulation that says the same for every diploma. */
interface Common {
  readonly name: string;
  readonly firstSession: number;
  readonly lastSession: number | null;
  readonly legalRefs: readonly string[];
  readonly items: readonly Item[];
}

const OURS = 'Proposition : aucun texte connu';
const MEMORY = 'De mémoire : à relire dans le texte';
const FRAUD = 'CRPM, art. D811-174 à D811-176-5, en vigueur depuis le 2025-03-23';
const PAY = 'snec-cftc.fr, « Enseignement agricole – spécial examens », 5-4-2024, citant la note DGER/SDPFE/2023-342';

const COMMON: readonly Common[] = [
  {
    name: 'ACCOMMODATION', firstSession: 2026, lastSession: null, legalRefs: ['CRPM, art. D815-1 à D815-6, en vigueur depuis le 2025-12-11'],
    items: [
      ['EXTRA_TIME_AT_MOST_THIRDS', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D815-3, 2 : le tiers du temps de chaque épreuve'],
      ['ACCOMMODATION_ASKED_UNTIL', 'MONTH_DAY', 1231, 'CONFIRMED', 'mesdemarches.agriculture.gouv.fr : le 31 décembre de l’année d’entrée dans la session'],
      ['ACCOMMODATION_MARKS_KEPT', 'YEARS', 5, 'CONFIRMED', 'CRPM, art. D815-3, 3'],
    ],
  },
  {
    name: 'ACCOMMODATION', firstSession: 2021, lastSession: 2025, legalRefs: ['CRPM, art. D815-1 et suivants, rédaction antérieure'],
    items: [
      ['EXTRA_TIME_AT_MOST_THIRDS', 'COUNT', 3, 'TO_BE_CHECKED', 'Page d’une DRAAF : jusqu’à la durée normale de l’épreuve ; texte antérieur non lu'],
      ['ACCOMMODATION_ASKED_UNTIL', 'MONTH_DAY', 1231, 'TO_BE_CHECKED', MEMORY],
      ['ACCOMMODATION_MARKS_KEPT', 'YEARS', 5, 'TO_BE_CHECKED', MEMORY],
    ],
  },
  {
    name: 'ENROLMENT', firstSession: 2021, lastSession: null, legalRefs: ['CRPM, art. D811-145'],
    items: [
      ['MAJORITY', 'YEARS', 18, 'CONFIRMED', 'Code civil, art. 414'],
      ['DOCUMENT_INDIVIDUAL_IDENTITY', 'COUNT', 1, 'PLACEHOLDER', OURS],
      ['DOCUMENT_PRIVATE_NO_CONTRACT_IDENTITY', 'COUNT', 1, 'PLACEHOLDER', OURS],
      ['DOSSIER_BYTES_AT_MOST', 'COUNT', 20_000_000, 'PLACEHOLDER', OURS],
    ],
  },
  {
    name: 'INVIGILATION', firstSession: 2021, lastSession: null, legalRefs: [],
    items: [
      ['INVIGILATORS_A_ROOM_FROM', 'COUNT', 2, 'TO_BE_CHECKED', MEMORY],
      ['INVIGILATION_BREAK', 'MINUTES', 60, 'PLACEHOLDER', 'Proposition : le Snetap se plaint en 2022 de surveillances de 8 h à 13 h puis de 13 h à 18 h'],
    ],
  },
  {
    name: 'FRAUD', firstSession: 2025, lastSession: null, legalRefs: [FRAUD],
    items: [
      ['FRAUD_SENT_TO_CHAIR_WITHIN', 'MONTHS', 1, 'CONFIRMED', FRAUD],
      ['FRAUD_CHAIR_REPORT_WITHIN', 'MONTHS', 2, 'CONFIRMED', FRAUD],
      ['FRAUD_OBSERVATIONS', 'DAYS', 8, 'CONFIRMED', FRAUD],
      ['FRAUD_APPEAL_WITHIN', 'DAYS', 8, 'CONFIRMED', FRAUD],
      ['FRAUD_COMMISSION_WITHIN', 'MONTHS', 1, 'CONFIRMED', FRAUD],
      ['FRAUD_MINISTER_WITHIN', 'MONTHS', 2, 'CONFIRMED', FRAUD],
      ['FRAUD_BAN_AT_MOST', 'YEARS', 2, 'CONFIRMED', FRAUD],
    ],
  },
  {
    name: 'CCF', firstSession: 2021, lastSession: null, legalRefs: ['Arrêté du 25-7-1995, art. 4'],
    items: [
      ['CCF_MARK_STEP', 'HUNDREDTHS', 100, 'CONFIRMED', 'Arrêté du 25-7-1995, art. 4'],
      ['CCF_MARK_ROUNDING', 'TEXT', 'Au point entier le plus proche, la demie vers le haut.', 'PLACEHOLDER', OURS],
      ['CCF_FILE_KEPT', 'YEARS', 1, 'CONFIRMED', 'Arrêté du 25-7-1995, art. 4'],
      ['CCF_LOCKED_BEFORE_DELIBERATION', 'DAYS', 14, 'TO_BE_CHECKED', MEMORY],
      ['CCF_UNJUSTIFIED_ABSENCE_MARK', 'HUNDREDTHS', 0, 'CONFIRMED', 'Arrêté du 25-7-1995, art. 4'],
    ],
  },
  {
    name: 'CENTRES', firstSession: 2021, lastSession: null, legalRefs: [],
    items: [
      ['INVIGILATORS_A_ROOM_AT_LEAST', 'COUNT', 2, 'TO_BE_CHECKED', MEMORY],
      ['INVIGILATION_BREAK_AT_LEAST', 'MINUTES', 60, 'PLACEHOLDER', `${OURS} ; plainte syndicale de 2022 sur 8 h – 13 h puis 13 h – 18 h`],
      ['INVIGILATION_IN_A_ROW_AT_MOST', 'MINUTES', 300, 'PLACEHOLDER', OURS],
      ['AIDE_FROM_ANOTHER_SCHOOL', 'COUNT', 1, 'TO_BE_CHECKED', `${MEMORY} : le secrétaire ou lecteur d’un candidat n’est pas de son établissement`],
      ['SUBJECT_RESERVE', 'PERCENT', 5, 'PLACEHOLDER', OURS],
      ['SCRIPTS_KEPT', 'YEARS', 1, 'CONFIRMED', 'Consultation d’une copie : un an après les résultats'],
    ],
  },
  {
    name: 'ACTORS', firstSession: 2021, lastSession: null, legalRefs: [],
    items: [
      ['MISSIONS_A_YEAR_AT_MOST', 'COUNT', 60, 'PLACEHOLDER', `${OURS} ; une mission est une demi-journée ou une journée convoquée`],
      ['ACTOR_MERGE_UNDONE_WITHIN', 'DAYS', 30, 'PLACEHOLDER', OURS],
      ['FORECAST_RETURNED_WITHIN', 'DAYS', 15, 'PLACEHOLDER', OURS],
    ],
  },
  {
    name: 'FINANCE', firstSession: 2021, lastSession: null, legalRefs: ['Note de service DGER/SDPFE/2023-342'],
    items: [
      ['ADVANCE_AT_MOST', 'PERCENT', 75, 'CONFIRMED', PAY],
      ['ADVANCE_ASKED_BEFORE', 'DAYS', 21, 'CONFIRMED', PAY],
      ['PAID_SESSION', 'HOURS', 4, 'CONFIRMED', PAY],
      ['PAID_SESSION_STEP', 'PERCENT', 25, 'PLACEHOLDER', `${OURS} : par quarts de vacation`],
      ['DISTANCE_OF_ROAD_AT_MOST', 'PERCENT', 130, 'PLACEHOLDER', OURS],
      ['CLAIMS_UNTIL', 'MONTH_DAY', 831, 'TO_BE_CHECKED', 'Règle de l’académie de Normandie (Éducation nationale)'],
      ['MEALS_A_DAY_AT_MOST', 'COUNT', 2, 'TO_BE_CHECKED', MEMORY],
      ['NIGHTS_A_DAY_AT_MOST', 'COUNT', 1, 'CONFIRMED', 'Une date n’a qu’une nuit'],
      ['KILOMETRES_A_DAY_AT_MOST', 'COUNT', 800, 'PLACEHOLDER', OURS],
      ['JOURNEY_AROUND_MISSION', 'DAYS', 1, 'PLACEHOLDER', OURS],
      ['BUDGET_LINE', 'TEXT', '143-05-03', 'CONFIRMED', 'Note sur les MIREX : ligne du BOP 143-05-03'],
      ['PAYEE_FILE_IDLE', 'YEARS', 2, 'TO_BE_CHECKED', 'Règle de l’académie de Dijon (Éducation nationale)'],
    ],
  },
  {
    name: 'UNITS', firstSession: 2021, lastSession: null, legalRefs: ['CRPM, art. D811-167-8'],
    items: [['UNIT_VALID', 'YEARS', 5, 'TO_BE_CHECKED', 'CRPM, art. D811-167-8, lu pour le certificat de spécialisation seul']],
  },
  {
    name: 'REMEDIES', firstSession: 2021, lastSession: null, legalRefs: ['CRPM, art. D810-2'],
    items: [
      ['DOCUMENT_ANSWERED_WITHIN', 'MONTHS', 1, 'CONFIRMED', 'Communication d’une copie : un mois, puis la CADA dans les deux mois'],
      ['DOCUMENT_REFUSAL_TO_CADA_WITHIN', 'MONTHS', 2, 'CONFIRMED', 'Communication d’une copie : un mois, puis la CADA dans les deux mois'],
      ['APPEAL_WITHIN', 'MONTHS', 2, 'TO_BE_CHECKED', MEMORY],
      ['APPEAL_ANSWERED_WITHIN', 'MONTHS', 2, 'TO_BE_CHECKED', `${MEMORY} : le silence vaut rejet`],
      ['LETTER_ANSWERED_WITHIN', 'MONTHS', 2, 'PLACEHOLDER', OURS],
      ['MEDIATOR_ANSWERS_WITHIN', 'MONTHS', 3, 'CONFIRMED', 'CRPM, art. D810-2'],
    ],
  },
];

/** Diplomas with the last session of each, null when there is none. */
const DIPLOMAS: readonly (readonly [code: string, lastSession: number | null])[] = [['CAPA', null], ['BEPA', 2021], ['BAC_PRO', null], ['BAC_TECHNO', null], ['BTSA', null]];

/** What is ruled alike for all diplomas, once for each: a regulation has one diploma. */
export const EVERY_DIPLOMA_REGULATIONS: readonly RegulationFacts[] = DIPLOMAS.flatMap(([diplomaCode, end]) =>
  COMMON.filter(({ firstSession }) => end === null || firstSession <= end).map(({ name, firstSession, lastSession, legalRefs, items }) => ({
    code: `${diplomaCode}.${name}.${firstSession}`, diplomaCode, scope: null, regionCode: null, firstSession, lastSession: end ?? lastSession, legalRefs, items,
  })));
