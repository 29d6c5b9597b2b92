import { explainer } from '@mirex/schema/explainer';

import type { OpeningRefusal } from './enrolment.rules.ts';

export const explainOpening = explainer<OpeningRefusal>({
  SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
  SPECIALITY_CLOSED: ({ given, session, lastSession }) => `La spécialité ${given} est fermée : sa dernière session est ${lastSession} (demandé : ${session}).`,
  SPECIALITY_NOT_YET_OPEN: ({ given, session, firstSession }) => `La spécialité ${given} n’ouvre qu’à la session ${firstSession} (demandé : ${session}).`,
  OFFER_NOT_OPEN: ({ uai, speciality, session }) => `L’établissement ${uai} n’a pas d’offre ouverte pour la spécialité ${speciality} à la session ${session}.`,
});
