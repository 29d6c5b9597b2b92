import { explainer } from '@mirex/schema/explainer';

import type { SubjectNeedRefusal } from './subject-need.rules.ts';

/** Why needs of subjects were not counted. */
export const explainSubjectNeed = explainer<SubjectNeedRefusal>({
  SUBJECT_RESERVE_OUT_OF_RANGE: ({ given }) => `La réserve de sujets va de 0 à 100 % (reçu : ${given}).`,
  SUBJECT_NEED_BEFORE_ALLOCATION: ({ session }) => `Aucun candidat de la session ${session} n’est placé pour ces épreuves : répartissez d’abord.`,
});
