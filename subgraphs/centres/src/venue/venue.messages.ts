import { explainer } from '@mirex/schema/explainer';

import { LARGEST_ROOM, type VenueRefusal } from './venue.rules.ts';

/** Why a venue was not written, or cannot be used. */
export const explainVenue = explainer<VenueRefusal>({
  VENUE_CODE_MISSING: () => 'Un lieu a un code.',
  VENUE_NAME_MISSING: () => 'Un lieu a un nom.',
  VENUE_CODE_TAKEN: ({ given }) => `Le code de lieu ${given} est déjà pris.`,
  COMMUNE_MALFORMED: ({ given }) => `« ${given} » n’a pas la forme d’un code INSEE de commune (35238, 2A004).`,
  COMMUNE_OF_ANOTHER_MIREX: ({ given, mirex }) => `La commune ${given} est du territoire de la MIREX ${mirex}.`,
  TIME_ZONE_UNKNOWN: ({ given }) => `« ${given} » n’est pas un fuseau horaire connu (Europe/Paris, Pacific/Noumea).`,
  VENUE_WITHOUT_ROOM: () => 'Un lieu a au moins une salle.',
  ROOM_CODE_MISSING: () => 'Une salle a un code.',
  ROOM_TWICE: ({ given }) => `La salle ${given} est décrite deux fois.`,
  ROOM_CAPACITY: ({ room, given }) => `La salle ${room} a de 1 à ${LARGEST_ROOM} places, en nombre entier (reçu : ${given}).`,
  VENUE_UNKNOWN: ({ given }) => `Le lieu ${given} n’existe pas.`,
  VENUE_CLOSED: ({ venue }) => `Le lieu ${venue} est fermé.`,
  VENUE_CHANGED_MEANWHILE: ({ seen, found }) => `Le lieu a changé entre-temps (version lue : ${seen}, version actuelle : ${found}) : relisez-le avant de le modifier.`,
});
