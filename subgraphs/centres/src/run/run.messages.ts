import { explainer } from '@mirex/schema/explainer';

import type { Unassigned } from './choices.rules.ts';
import type { RunRefusal } from './run.rules.ts';

/** Why candidates were not allocated. */
export const explainRun = explainer<RunRefusal>({
  RUN_SECONDS: ({ given, most }) => `La recherche dure de 1 à ${most} secondes (reçu : ${given}).`,
  RUN_WITHOUT_CENTRE: ({ session }) => `Aucun centre de cette nature n’est en préparation pour la session ${session}.`,
  RUN_WITHOUT_CANDIDATE: ({ session }) => `Aucun candidat de la session ${session} n’est à placer dans ces centres.`,
  RUN_UNKNOWN: ({ given }) => `La répartition ${given} n’existe pas.`,
  RUN_NOT_SIMULATED: ({ state }) => `La répartition est à l’état ${state} : elle ne peut plus être adoptée.`,
  RUN_OUTDATED: () => 'Une autre répartition a été adoptée depuis celle-ci : simulez de nouveau.',
  ALLOCATION_UNDER_WAY: () => 'Une répartition est en cours d’écriture : attendez qu’elle soit terminée.',
});

/** Why the optimiser gave somebody no centre. */
export const explainUnassigned = explainer<{ readonly code: Unassigned['code'] }>({
  NO_CENTRE_FOR_PAPERS: () => 'Aucun centre en préparation ne reçoit toutes les épreuves de ce candidat.',
  CENTRES_FULL: () => 'Les centres qui reçoivent ces épreuves n’ont plus de place, de place accessible ou de salle à part.',
});
