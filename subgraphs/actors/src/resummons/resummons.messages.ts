import { explainer } from '@mirex/schema/explainer';

import type { ResummonsRefusal } from './resummons.rules.ts';

export const explainResummons = explainer<ResummonsRefusal>({
  INCIDENT_MALFORMED: () => 'L’incident se désigne par 8 à 100 lettres, chiffres, points, deux-points ou tirets, les mêmes dans toutes les MIREX.',
  PAPER_UNKNOWN: ({ given }) => `L’épreuve « ${given} » n’existe pas dans le référentiel.`,
  RESUMMONS_DATE_PAST: ({ date }) => `La nouvelle date (${date}) est déjà passée.`,
  TIME_MALFORMED: ({ given }) => `« ${given} » n’est pas une heure : écrivez 08:00.`,
  REASON_EMPTY: () => 'Le motif est obligatoire : les convocations le disent.',
});
