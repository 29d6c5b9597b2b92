import { explainKit } from '@mirex/kit/kit.messages';
import { type Explained, explainer } from '@mirex/schema/explainer';

import { explainClaim } from '../claim/claim.messages.ts';
import type { ServedFreeRefusal } from '../hosting/served-free.rules.ts';
import type { DeclareTravelRefusal } from './declare-travel.service.ts';
import type { TravelRefusal } from './travel.rules.ts';
import type { VehicleRefusal } from './vehicle-day.ts';

type OwnRefusal = TravelRefusal | ServedFreeRefusal | VehicleRefusal | { readonly code: 'MISSION_NOT_HONOURED' } | { readonly code: 'TRAVEL_CURRENCIES' };

export const explainTravel = explainer<OwnRefusal>({
  MISSION_NOT_HONOURED: () => 'Aucune mission honorée de cette MIREX ne répond à cette convocation : il n’y a rien à rembourser.',
  TRAVEL_EMPTY: () => 'Un déplacement compte au moins une dépense.',
  TRAVEL_OUTSIDE_MISSION: ({ date, from, to }) => `La dépense du ${date} est hors de la mission (du ${from} au ${to}).`,
  TRAVEL_QUANTITY: ({ kind, date, given, most }) => `${given} ${kind} le ${date} : de 1 à ${most} attendu.`,
  TRAVEL_AMOUNT: ({ kind, date }) => `La dépense ${kind} du ${date} demande ${kind === 'FARE' || kind === 'TOLL' ? 'un montant positif' : 'aucun montant : le barème le fixe'}.`,
  RECEIPT_MISSING: ({ kind, date }) => `La dépense ${kind} du ${date} demande un justificatif.`,
  RECEIPT_TWICE: ({ receipt }) => `Le justificatif ${receipt} sert deux fois.`,
  VEHICLE_MISSING: ({ date }) => `Les kilomètres du ${date} demandent l’immatriculation du véhicule.`,
  VEHICLE_CLAIMED_BY_ANOTHER: ({ date }) => `Les kilomètres de ce véhicule, le ${date}, sont déjà déclarés par une autre personne.`,
  TRAVEL_MEAL_SERVED_FREE: ({ date, given, most }) => `Le centre sert des repas gratuits le ${date} : ${given} repas déclaré(s), ${most} au plus.`,
  TRAVEL_NIGHT_SERVED_FREE: ({ date }) => `Le centre loge gratuitement le ${date} : aucune nuitée ne se déclare.`,
  TRAVEL_CURRENCIES: () => 'Un déplacement se déclare dans une seule devise.',
});

const OWN: ReadonlySet<string> = new Set(explainTravel.catalogue.keys());
const isOwn = (refusal: DeclareTravelRefusal): refusal is OwnRefusal => OWN.has(refusal.code);

export const explainDeclaration = (refusal: DeclareTravelRefusal): Explained => {
  if (isOwn(refusal)) return explainTravel(refusal);
  return refusal.code === 'PEER_UNAVAILABLE' || refusal.code === 'PEER_REFUSED' ? explainKit(refusal) : explainClaim(refusal);
};
