/** Number (with its part), label, mode, coefficient in tenths, and what else is true of a paper. */
type PaperFacts = readonly [number: string, label: string, mode: 'CCF' | 'TERMINAL', coefficientTenths: number, traits?: 'professional' | 'anticipated' | 'eps'];

/** The papers of one speciality, from one session on, with where their coefficients were read. */
interface PaperSet {
  readonly speciality: string;
  readonly firstSession: number;
  readonly lastSession: number | null;
  /** In hundredths, for a terminal paper: a CCF mark is in whole points (arrêté du 25-7-1995, art. 4). */
  readonly terminalStep: number;
  readonly source: string;
  readonly status: 'CONFIRMED' | 'DERIVED' | 'PLACEHOLDER';
  readonly papers: readonly PaperFacts[];
}

/** A paper whose parts have modes of their own is as many rows: `E1.1`, `E1.2`. */
const PAPER_SETS: readonly PaperSet[] = [
  {
    speciality: '50321130', firstSession: 2017, lastSession: null, terminalStep: 50, status: 'PLACEHOLDER',
    source: 'Coefficients inventés pour les essais : l’annexe de l’arrêté n’a pas été trouvée',
    papers: [
      ['E1', 'Épreuve générale E1', 'TERMINAL', 30],
      ['E2', 'Épreuve générale E2', 'CCF', 20],
      ['E3', 'Épreuve générale E3', 'CCF', 10],
      ['E4', 'Épreuve professionnelle E4', 'CCF', 40, 'professional'],
      ['E5', 'Épreuve professionnelle E5', 'CCF', 40, 'professional'],
      ['E6', 'Épreuve professionnelle E6', 'TERMINAL', 40, 'professional'],
      ['E7', 'Épreuve professionnelle E7', 'CCF', 20, 'professional'],
    ],
  },
  {
    speciality: '51321005', firstSession: 2010, lastSession: 2021, terminalStep: 50, status: 'CONFIRMED',
    source: 'Règlement publié par le lycée de Marmilhat',
    papers: [
      ['E1', 'Épreuve E1', 'CCF', 30],
      ['E2', 'Épreuve E2', 'CCF', 30],
      ['E3', 'Épreuve E3', 'CCF', 40],
    ],
  },
  {
    speciality: '40321004', firstSession: 2019, lastSession: null, terminalStep: 50, status: 'DERIVED',
    source: 'E1, E5, E7 : annexe II c du CGEA (2019) ; E2, E3, E4, E6 : déduits de la grille commune de 2011 et du total de 20',
    papers: [
      ['E1.1', 'Français, écrit de 2 h', 'TERMINAL', 20],
      ['E1.2', 'Histoire-géographie, écrit de 2 h', 'TERMINAL', 10],
      ['E1.3', 'Épreuve E1, partie en cours de formation', 'CCF', 10],
      ['E2', 'Épreuve E2', 'CCF', 10],
      ['E3', 'Éducation physique et sportive', 'CCF', 10, 'eps'],
      ['E4.1', 'Épreuve E4, écrit de 2 h', 'TERMINAL', 15],
      ['E4.2', 'Épreuve E4, partie en cours de formation', 'CCF', 25],
      ['E5', 'Oral de 25 min sur quatre fiches techniques', 'TERMINAL', 20],
      ['E6', 'Oral de 30 min sur un document écrit', 'TERMINAL', 30],
      ['E7', 'Pratiques professionnelles', 'CCF', 50, 'professional'],
    ],
  },
  {
    speciality: '43321005', firstSession: 2021, lastSession: null, terminalStep: 100, status: 'CONFIRMED',
    source: 'Arrêté du 31-7-2018',
    papers: [
      ['FR1', 'Français, écrit', 'TERMINAL', 50, 'anticipated'],
      ['FR2', 'Français, oral', 'TERMINAL', 50, 'anticipated'],
      ['PHI', 'Philosophie', 'TERMINAL', 40],
      ['ORAL', 'Épreuve orale terminale', 'TERMINAL', 140],
      ['SPE1', 'Enseignement de spécialité 1', 'TERMINAL', 160],
      ['SPE2', 'Enseignement de spécialité 2', 'TERMINAL', 160],
    ],
  },
  {
    speciality: '43321005', firstSession: 2021, lastSession: null, terminalStep: 100, status: 'PLACEHOLDER',
    source: 'Total de 40 pour le CCF : arrêté du 31-7-2018 ; le partage entre les matières n’a pas été lu, il est inventé',
    papers: [
      ['CCF1', 'Histoire-géographie', 'CCF', 50],
      ['CCF2', 'Éducation socioculturelle', 'CCF', 50],
      ['CCF3', 'Langue vivante A', 'CCF', 50],
      ['CCF4', 'Langue vivante B', 'CCF', 50],
      ['CCF5', 'Mathématiques', 'CCF', 50],
      ['CCF6', 'Technologies de l’informatique et du multimédia', 'CCF', 50],
      ['CCF7', 'Éducation physique et sportive', 'CCF', 50, 'eps'],
      ['CCF8', 'Enseignements de spécialité', 'CCF', 50],
    ],
  },
  {
    speciality: '32321308', firstSession: 2026, lastSession: null, terminalStep: 50, status: 'PLACEHOLDER',
    source: 'Huit épreuves de même poids, E2 à E6 en CCF : présentation de la formation rénovée ; lesquelles sont professionnelles n’est pas connu',
    papers: [
      ['E1', 'Épreuve écrite terminale', 'TERMINAL', 10],
      ['E2', 'Épreuve E2', 'CCF', 10],
      ['E3', 'Épreuve E3', 'CCF', 10],
      ['E4', 'Épreuve E4', 'CCF', 10, 'professional'],
      ['E5', 'Épreuve E5', 'CCF', 10, 'professional'],
      ['E6', 'Épreuve E6', 'CCF', 10, 'professional'],
      ['E7', 'Oral sur dossier E7', 'TERMINAL', 10, 'professional'],
      ['E8', 'Oral sur dossier E8', 'TERMINAL', 10, 'professional'],
    ],
  },
];

/** Rows of the table `paper`. */
export const paperRows = (): readonly Record<string, unknown>[] =>
  PAPER_SETS.flatMap(({ speciality, firstSession, lastSession, terminalStep, source, status, papers }) =>
    papers.map(([number, label, mode, coefficientTenths, trait]) => ({
      code: `${speciality}.${number}`, specialityCode: speciality, number: number.split('.')[0], label, mode, coefficientTenths,
      markStep: mode === 'CCF' ? 100 : terminalStep,
      anticipated: trait === 'anticipated', professional: trait === 'professional', eps: trait === 'eps', firstSession, lastSession, source, status,
    })));
