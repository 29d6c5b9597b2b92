import { leastSure } from '../regulation/regulation-item.rules.ts';
import { EVERY_DIPLOMA_REGULATIONS } from './every-diploma-regulations.ts';
import type { Item, RegulationFacts, Status } from './regulation-facts.ts';

const CAPA = 'CRPM, art. D811-148-3 et D811-148-5';
const PRO = 'Code de l’éducation, art. D337-78 (version 2009)';
const TECHNO = 'Code de l’éducation, art. D334-8 (série générale : le texte propre à la série STAV n’a pas été lu)';
const BTSA = 'CRPM, art. D811-140-4 et D811-140-7';
const MEMORY = 'De mémoire : à relire dans le texte';

const honours = (status: Status, source: string): readonly Item[] => [
  ['HONOURS_AB', 'HUNDREDTHS', 1200, status, source],
  ['HONOURS_B', 'HUNDREDTHS', 1400, status, source],
  ['HONOURS_TB', 'HUNDREDTHS', 1600, status, source],
];

/** Formation code, and first session under the renovated rules; every other option is examined by the old ones. */
const RENOVATED: readonly (readonly [speciality: string, session: number, source: string])[] = [
  ['32321308', 2026, 'Présentation de la formation rénovée de GPN : rénovée en 2024, première session 2026'],
  ['32321115', 2025, 'Déduit de sa création au 1-9-2023'],
  ['32321015', 2027, 'Déduit de sa création au 1-9-2025'],
  ['32321016', 2027, 'Déduit de sa création au 1-9-2025'],
];

/** What decides a result, as data: no threshold stands in a rule. */
const REGULATIONS: readonly RegulationFacts[] = [
  {
    code: 'CAPA.2021', diplomaCode: 'CAPA', scope: null, regionCode: null, firstSession: 2021, lastSession: null,
    legalRefs: ['CRPM, art. D811-148-1', 'CRPM, art. D811-148-3', 'CRPM, art. D811-148-5'],
    items: [
      ['PASS_AVERAGE', 'HUNDREDTHS', 1000, 'CONFIRMED', CAPA],
      ['JURY_RANGE_FROM', 'HUNDREDTHS', 900, 'CONFIRMED', CAPA],
      ['ELIMINATORY_PROFESSIONAL_MARK_BELOW', 'HUNDREDTHS', 800, 'CONFIRMED', CAPA],
      ['FAILED_CERTIFICATE_FROM', 'HUNDREDTHS', 800, 'CONFIRMED', CAPA],
      ['MANDATORY_PAPERS_AT_MOST', 'COUNT', 8, 'CONFIRMED', 'CRPM, art. D811-148-1'],
      ['OPTIONAL_PAPERS_AT_MOST', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-148-1'],
      ['KEPT_MARKS', 'SESSIONS', 5, 'CONFIRMED', 'CRPM, art. D811-148-3'],
      ['REPEATED_PROGRESSIVE_BETTER', 'COUNT', 0, 'CONFIRMED', 'CRPM, art. D811-148-3 : la dernière note obtenue est prise en compte'],
      ['KEPT_MARKS_FROM', 'HUNDREDTHS', 1000, 'CONFIRMED', 'CRPM, art. D811-148-3'],
      ['BLOCK_CERTIFICATE_FROM', 'HUNDREDTHS', 1000, 'CONFIRMED', 'CRPM, art. D811-148-3'],
      ['LEVEL_FOUR_EXEMPTS_UP_TO', 'COUNT', 3, 'CONFIRMED', 'Arrêté du 31-12-2015, art. 4 : E1 à E3, pour les titulaires d’un diplôme de niveau IV ou plus'],
      ['DOCUMENT_INDIVIDUAL_WORK_CERTIFICATE', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-147-4 : deux ans d’activité, à établir'],
      ['SPECIALITIES_A_SESSION_AT_MOST', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-148-4'],
      ['FILES_EXAMINED_BEFORE_FAILING', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-148-5'],
      ['UNJUSTIFIED_ABSENCE_MARK', 'HUNDREDTHS', 0, 'TO_BE_CHECKED', MEMORY],
      ['OPTIONAL_POINTS_ABOVE', 'HUNDREDTHS', 1000, 'TO_BE_CHECKED', MEMORY],
      ['INDIVIDUAL_AGE_FROM', 'YEARS', 18, 'CONFIRMED', 'CRPM, art. D811-147-4'],
      ['INDIVIDUAL_AGE_ON', 'MONTH_DAY', 1231, 'CONFIRMED', 'CRPM, art. D811-147-4 : au 31 décembre de l’année de l’examen'],
      ['INDIVIDUAL_WORK_FROM', 'YEARS', 2, 'CONFIRMED', 'CRPM, art. D811-147-4 : ouvrier qualifié, à la date du début des épreuves'],
      ['JURY_TEACHERS_AT_MOST_THIRDS', 'COUNT', 2, 'CONFIRMED', 'CRPM, art. D811-148-5'],
      ...honours('CONFIRMED', CAPA),
    ],
  },
  {
    code: 'BEPA.2021', diplomaCode: 'BEPA', scope: null, regionCode: null, firstSession: 2021, lastSession: 2021,
    legalRefs: ['CRPM, ancien art. D811-152'],
    items: [
      ['PASS_AVERAGE', 'HUNDREDTHS', 1000, 'TO_BE_CHECKED', MEMORY],
      ['UNJUSTIFIED_ABSENCE_MARK', 'HUNDREDTHS', 0, 'TO_BE_CHECKED', MEMORY],
      ['MANDATORY_PAPERS_AT_MOST', 'COUNT', 4, 'CONFIRMED', 'CRPM, ancien art. D811-152'],
    ],
  },
  {
    code: 'BAC_PRO.2021', diplomaCode: 'BAC_PRO', scope: null, regionCode: null, firstSession: 2021, lastSession: null,
    legalRefs: ['Code de l’éducation, art. D337-78', 'Arrêté du 6-1-2022, art. 12', 'Arrêté du 5-11-2018'],
    items: [
      ['PASS_AVERAGE', 'HUNDREDTHS', 1000, 'CONFIRMED', PRO],
      ['SECOND_GROUP_FROM', 'HUNDREDTHS', 800, 'CONFIRMED', PRO],
      ['SECOND_GROUP_PRACTICE_MARK_FROM', 'HUNDREDTHS', 1000, 'CONFIRMED', PRO],
      ['SECOND_GROUP_AVERAGE', 'TEXT', 'Moyenne du premier groupe et de la note de contrôle, à parts égales.', 'TO_BE_CHECKED', MEMORY],
      ['SECOND_GROUP_CONTROL_WEIGHT', 'PERCENT', 50, 'TO_BE_CHECKED', MEMORY],
      ['SECOND_GROUP_MARK_STEP', 'HUNDREDTHS', 50, 'PLACEHOLDER', 'Proposition : aucun texte connu'],
      ['JURY_RANGE_FROM', 'HUNDREDTHS', 800, 'TO_BE_CHECKED', MEMORY],
      ['UNJUSTIFIED_ABSENCE_MARK', 'HUNDREDTHS', 0, 'TO_BE_CHECKED', MEMORY],
      ['HONOURS_WITH_KEPT_MARKS', 'COUNT', 0, 'TO_BE_CHECKED', 'Lu dans l’arrêté de 2009 de la spécialité CGEA, de mémoire pour les autres'],
      ['OPTIONAL_PAPERS_AT_MOST', 'COUNT', 2, 'CONFIRMED', PRO],
      ['OPTIONAL_POINTS_ABOVE', 'HUNDREDTHS', 1000, 'CONFIRMED', PRO],
      ['KEPT_MARKS', 'SESSIONS', 5, 'CONFIRMED', 'Arrêté du 5-11-2018'],
      ['KEPT_MARKS_FROM', 'HUNDREDTHS', 1000, 'CONFIRMED', 'Arrêté du 5-11-2018'],
      ['KEPT_IN_ANY_SPECIALITY_UP_TO', 'COUNT', 4, 'CONFIRMED', 'Arrêté du 5-11-2018 : E1 à E4, même vers une autre spécialité'],
      ...honours('CONFIRMED', PRO),
    ],
  },
  {
    code: 'BAC_TECHNO.2021', diplomaCode: 'BAC_TECHNO', scope: null, regionCode: null, firstSession: 2021, lastSession: null,
    legalRefs: ['Code de l’éducation, art. D334-8', 'Code de l’éducation, art. D336-11', 'Arrêté du 31-7-2018'],
    items: [
      ['PASS_AVERAGE', 'HUNDREDTHS', 1000, 'CONFIRMED', TECHNO],
      ['SECOND_GROUP_FROM', 'HUNDREDTHS', 800, 'CONFIRMED', TECHNO],
      ['SECOND_GROUP_PAPERS_AT_MOST', 'COUNT', 2, 'TO_BE_CHECKED', 'Arrêté du 15-2-1996, art. 6 : son successeur pour la série STAV n’a pas été lu'],
      ['UNJUSTIFIED_ABSENCE_MARK', 'HUNDREDTHS', 0, 'CONFIRMED', TECHNO],
      ['JURY_RANGE_FROM', 'HUNDREDTHS', 800, 'TO_BE_CHECKED', MEMORY],
      ['OPTIONS_AT_LEAST', 'COUNT', 1, 'TO_BE_CHECKED', 'Guide STAV 2022 : la spécialité « Territoires et technologie » demande un domaine technologique ; le texte n’a pas été lu'],
      ['HONOURS_WITH_KEPT_MARKS', 'COUNT', 0, 'TO_BE_CHECKED', MEMORY],
      ['CONTINUOUS_AVERAGE', 'TEXT', 'Arrondie au dixième supérieur.', 'CONFIRMED', TECHNO],
      ...honours('CONFIRMED', TECHNO),
    ],
  },
  {
    code: 'BAC_TECHNO.CONGRATULATIONS.2023', diplomaCode: 'BAC_TECHNO', scope: null, regionCode: null, firstSession: 2023, lastSession: null,
    legalRefs: ['Code de l’éducation, art. D336-11, en vigueur depuis le 2022-08-07'],
    items: [['HONOURS_TB_FEL', 'HUNDREDTHS', 1800, 'CONFIRMED', 'Code de l’éducation, art. D336-11']],
  },
  {
    code: 'BTSA.RENOVATED.2021', diplomaCode: 'BTSA', scope: 'Options rénovées', regionCode: null, firstSession: 2021, lastSession: null,
    legalRefs: ['CRPM, art. D811-140-2 à D811-140-9', 'CRPM, art. D811-142'],
    items: [
      ['PASS_AVERAGE', 'HUNDREDTHS', 1000, 'CONFIRMED', BTSA],
      ['JURY_RANGE_FROM', 'HUNDREDTHS', 900, 'CONFIRMED', BTSA],
      ['ELIMINATORY_PROFESSIONAL_AVERAGE_BELOW', 'HUNDREDTHS', 1000, 'CONFIRMED', BTSA],
      ['ELIMINATORY_PROFESSIONAL_MARK_BELOW', 'HUNDREDTHS', 600, 'CONFIRMED', BTSA],
      ['KEPT_MARKS', 'SESSIONS', 5, 'CONFIRMED', 'CRPM, art. D811-140-6'],
      ['REPEATED_FIRST_YEAR_BETTER', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-140-6, I : la meilleure des deux notes'],
      ['REPEATED_FINAL_YEAR_BETTER', 'COUNT', 0, 'CONFIRMED', 'CRPM, art. D811-140-6, II : la note la plus récente'],
      ['REPEATED_PROGRESSIVE_BETTER', 'COUNT', 0, 'CONFIRMED', 'CRPM, art. D811-140-5 : la dernière note obtenue'],
      ['HONOURS_WITH_KEPT_MARKS', 'COUNT', 0, 'CONFIRMED', 'CRPM, art. D811-140-6'],
      ['OPTIONAL_POINTS_ABOVE', 'HUNDREDTHS', 1000, 'CONFIRMED', 'CRPM, art. D811-140-4 : leur prise en compte est fixée par l’arrêté de la spécialité'],
      ...RENOVATED.map(([speciality, session, source]): Item => [`RENOVATED_FROM.${speciality}`, 'SESSIONS', session, 'TO_BE_CHECKED', source]),
      ['ABSENCE', 'TEXT', 'Absent à une épreuve : pas de diplôme ; force majeure : épreuve de remplacement.', 'CONFIRMED', BTSA],
      ['ECTS', 'COUNT', 120, 'CONFIRMED', 'CRPM, art. D811-142'],
      ...honours('TO_BE_CHECKED', MEMORY),
    ],
  },
  {
    code: 'BTSA.2021', diplomaCode: 'BTSA', scope: null, regionCode: null, firstSession: 2021, lastSession: null,
    legalRefs: ['CRPM, art. D811-140-1, D811-140-8, D811-141 et D811-141-1'],
    items: [
      ['BLOCK_CERTIFICATE_FROM', 'HUNDREDTHS', 1000, 'CONFIRMED', 'CRPM, art. D811-140-8'],
      ['SPECIALITIES_A_SESSION_AT_MOST', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-141 : du BTSA ou du BTS'],
      ['INDIVIDUAL_WORK_FROM', 'YEARS', 1, 'CONFIRMED', 'CRPM, art. D811-140-1 : emploi de niveau technicien, à la première épreuve'],
      ['DOCUMENT_INDIVIDUAL_WORK_CERTIFICATE', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-140-1 : un an d’emploi, à établir'],
      ['JURY_TEACHERS_AT_LEAST_THIRDS', 'COUNT', 2, 'CONFIRMED', 'CRPM, art. D811-141-1 : le jury délibère valablement si une absence rompt la proportion'],
      ['JURY_PROFESSIONALS_AT_MOST_THIRDS', 'COUNT', 1, 'CONFIRMED', 'CRPM, art. D811-141-1'],
    ],
  },
  {
    code: 'BTSA.UNRENOVATED.2021', diplomaCode: 'BTSA', scope: 'Options non rénovées', regionCode: null, firstSession: 2021, lastSession: null,
    legalRefs: ['Arrêtés de création des options de 2009 à 2014'],
    items: [
      ['FIRST_GROUP_AVERAGE_FROM', 'HUNDREDTHS', 900, 'TO_BE_CHECKED', 'Lu pour l’option ACSE de 1998, de mémoire pour les autres'],
      ['PASS_AVERAGE', 'HUNDREDTHS', 1000, 'TO_BE_CHECKED', 'Lu pour l’option ACSE de 1998, de mémoire pour les autres'],
      ['HONOURS_WITH_KEPT_MARKS', 'COUNT', 0, 'TO_BE_CHECKED', MEMORY],
      ...honours('TO_BE_CHECKED', MEMORY),
    ],
  },
  ...['CAPA', 'BAC_PRO', 'BAC_TECHNO', 'BTSA'].map((diplomaCode): RegulationFacts => ({
    code: `${diplomaCode}.988.2024`, diplomaCode, scope: null, regionCode: '988', firstSession: 2024, lastSession: 2025,
    legalRefs: ['Décret n° 2024-1076'],
    items: [['ADAPTATION', 'TEXT', 'Adaptation des sessions 2024 et 2025 en Nouvelle-Calédonie : contenu non lu.', 'TO_BE_CHECKED', 'Décret n° 2024-1076']],
  })),
  ...EVERY_DIPLOMA_REGULATIONS,
];

/** Rows of the tables `exam_regulation` and `regulation_item`. */
export const regulationRows = (): readonly Record<string, unknown>[] =>
  REGULATIONS.map(({ items, ...regulation }) => ({
    ...regulation, status: leastSure(items.map(([, , , status]) => status)),
  }));

export const regulationItemRows = (): readonly Record<string, unknown>[] =>
  REGULATIONS.flatMap(({ code, items }) =>
    items.map(([name, unit, value, status, source]) => ({
      regulationCode: code, name, unit, value: typeof value === 'number' ? value : null, wording: typeof value === 'string' ? value : null, source, status,
    })));
