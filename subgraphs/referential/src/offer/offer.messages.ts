import { explainer } from '@mirex/schema/explainer';

import type { OfferRefusal } from './offer.rules.ts';

export const explainOffer = explainer<OfferRefusal>({
  OFFER_ESTABLISHMENT_UNKNOWN: ({ given }) => `L’établissement ${given} n’existe pas dans le référentiel.`,
  OFFER_SPECIALITY_UNKNOWN: ({ given }) => `La spécialité « ${given} » n’existe pas dans le référentiel.`,
  OFFER_SPECIALITY_CLOSED: ({ speciality, lastSession }) => `La dernière session de la spécialité ${speciality} est ${lastSession}.`,
  OFFER_SPECIALITY_NOT_YET_OPEN: ({ speciality, firstSession }) => `La première session de la spécialité ${speciality} est ${firstSession}.`,
  OFFER_SESSIONS_REVERSED: ({ firstSession, lastSession }) => `La dernière session (${lastSession}) précède la première (${firstSession}).`,
  OFFER_OVERLAP: ({ other }) => `L’offre ${other} couvre déjà une de ces sessions pour la même formation.`,
  OFFER_UNKNOWN: ({ given }) => `L’offre ${given} n’existe pas.`,
  OFFER_STEP: ({ from, to }) => `Une offre ne passe pas de ${from} à ${to}.`,
  OFFER_LAST_SESSION_MISSING: () => 'Fermer une offre demande sa dernière session.',
});
