import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainUai } from '../establishment/establishment.messages.ts';
import type { UaiRefusal } from '../establishment/uai.rules.ts';
import { explainRight } from '../right/right.messages.ts';
import type { RightRefusal } from '../right/right.rules.ts';
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
  OFFER_NOT_ACCREDITED: ({ uai }) => `L’établissement ${uai} n’a pas d’habilitation valide pour le CCF demandé.`,
  OFFER_WITH_ENROLMENTS: ({ count, after }) => `${count} inscription(s) en cours après la session ${after} : l’offre ne se ferme pas.`,
  OFFER_ENROLMENTS_UNKNOWN: ({ mirex }) => `La MIREX ${mirex} ne répond pas : on ne sait pas s’il reste des inscriptions, l’offre reste ouverte.`,
});

/** Why an act on an offer was refused, whoever's rule refused it. */
export function explainOfferAct(refusal: OfferRefusal | UaiRefusal | RightRefusal): Explained {
  if (refusal.code === 'UAI_KEY' || refusal.code === 'UAI_MALFORMED') return explainUai(refusal);
  return refusal.code === 'PLACE_NOT_ALLOWED' ? explainRight(refusal) : explainOffer(refusal);
}
