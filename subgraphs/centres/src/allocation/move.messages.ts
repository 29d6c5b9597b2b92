import { explainer } from '@mirex/schema/explainer';

import type { PlaceMoveRefusal } from './move.rules.ts';

/** Why a place was not moved. */
export const explainPlaceMove = explainer<PlaceMoveRefusal>({
  ALLOCATION_UNKNOWN: ({ given }) => `La place ${given} n’existe pas.`,
  ALLOCATION_CHANGED_MEANWHILE: ({ seen, found }) => `La place a changé entre-temps (version lue : ${seen}, version actuelle : ${found}) : relisez-la.`,
  MOVE_REASON_MISSING: () => 'Déplacer un candidat demande un motif.',
  MOVE_TO_ANOTHER_PAPER: ({ paper }) => `Ce passage est celui de l’épreuve ${paper} : un candidat se déplace au sein de la même épreuve.`,
  MOVE_AFTER_START: () => 'L’épreuve a commencé : plus personne n’y est déplacé.',
  MOVE_AFTER_SUMMONS: () => 'Le candidat est déjà convoqué à cette place : demandez en même temps la réédition de sa convocation.',
});
