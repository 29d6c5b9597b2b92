import { explainer } from '@mirex/schema/explainer';

import type { SummonsRefusal } from './summons.rules.ts';

/** Why a candidate was not summoned. */
export const explainSummons = explainer<SummonsRefusal>({
  SUMMONS_UNKNOWN: ({ given }) => `La convocation ${given} n’existe pas.`,
  SUMMONS_WITHOUT_ALLOCATION: ({ number }) => `L’inscription ${number} n’a aucune place : elle ne peut pas être convoquée.`,
  SUMMONS_OF_ENDED_ENROLMENT: ({ number, state }) => `L’inscription ${number} est à l’état ${state} : elle n’est plus convoquée.`,
  SUMMONS_OVERLAPPING: ({ number, papers }) => `L’inscription ${number} serait convoquée au même moment aux épreuves ${papers}.`,
  SUMMONS_OF_FROZEN_SITTING: ({ number, reason }) => `L’inscription ${number} a une place à une épreuve gelée : ${reason}`,
  SUMMONS_REASON_MISSING: () => 'L’annulation ou la réédition d’une convocation demande un motif.',
  SUMMONS_STATE: ({ from, to }) => `La convocation est à l’état ${from} : elle ne peut pas passer à l’état ${to}.`,
  SUMMONS_CHANGED_MEANWHILE: ({ seen, found }) => `La convocation a changé entre-temps (version lue : ${seen}, version actuelle : ${found}) : relisez-la.`,
  SUMMONS_TEXT_UNKNOWN: () => 'Aucun texte de convocation n’est écrit pour ce diplôme, ni pour tous : écrivez-en un d’abord.',
});
