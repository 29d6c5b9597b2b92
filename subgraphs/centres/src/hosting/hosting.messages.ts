import { explainer } from '@mirex/schema/explainer';

import { DEAREST, type HostingRefusal, MOST_BEDS } from './hosting.rules.ts';

/** Why what a centre offers was not written. */
export const explainHosting = explainer<HostingRefusal>({
  HOSTING_CENTRE_UNKNOWN: ({ given }) => `Le centre ${given} n’existe pas, ou n’est pas un des vôtres.`,
  HOSTING_OF_GIVEN_UP_CENTRE: ({ state }) => `Le centre est à l’état ${state} : il n’accueille personne.`,
  HOSTING_CHANGED_MEANWHILE: ({ seen, found }) => `Les conditions d’accueil ont changé entre-temps (version lue : ${seen}, version actuelle : ${found}) : relisez-les.`,
  HOSTING_MEAL_TWICE: ({ meal }) => `Le repas ${meal} est décrit deux fois.`,
  HOSTING_PRICE: ({ what, served, given }) =>
    (served === 'FREE' ? `${what} : ce qui est gratuit n’a pas de prix (reçu : ${given}).` : `${what} : ce qui est payant coûte de 1 à ${DEAREST} unités mineures (reçu : ${given}).`),
  HOSTING_BEDS: ({ given }) => `Un hébergement compte de 1 à ${MOST_BEDS} lits (reçu : ${given}).`,
});
