import { explainer } from '@mirex/schema/explainer';

import { type DistanceRefusal, FARTHEST } from './distance.rules.ts';

/** Why distances were not written. */
export const explainDistance = explainer<DistanceRefusal>({
  DISTANCE_OUT_OF_RANGE: ({ uai, given }) => `La distance de l’établissement ${uai} est un nombre entier de 0 à ${FARTHEST} km (reçu : ${given}).`,
  DISTANCE_VENUE_UNKNOWN: ({ given }) => `Aucun lieu de cette MIREX n’a le code ${given}.`,
});
