import { explainer } from '@mirex/schema/explainer';

import type { OralRefusal } from './slots.rules.ts';

/** Why a post was not opened, or candidates not given the hour at which they are heard. */
export const explainOral = explainer<OralRefusal>({
  POST_CENTRE_UNKNOWN: ({ given }) => `Le centre ${given} n’existe pas.`,
  POST_CENTRE_NOT_FOR_ORALS: ({ kind }) => `Un centre de nature ${kind} n’interroge pas de candidats.`,
  POST_ROOM_UNKNOWN: ({ given }) => `La salle ${given} n’est pas de ce lieu.`,
  POST_PAPER_UNKNOWN: ({ given }) => `L’épreuve ${given} n’est pas une épreuve ponctuelle de cette session, dans le référentiel national.`,
  POST_OUT_OF_CALENDAR: ({ from, until }) => `L’échéancier national de la zone place ces interrogations entre ${from} et ${until} (UTC).`,
  POST_TOO_SHORT: ({ minutes, needed }) => `Un poste de ${minutes} minutes ne contient aucun créneau de ${needed} minutes.`,
  POST_OVERLAPS: ({ room }) => `La salle ${room} a déjà un poste d’évaluation à ce moment.`,
  SLOTS_WITHOUT_POST: ({ paper }) => `Ce centre n’a aucun poste d’évaluation pour l’épreuve ${paper}.`,
  SLOT_UNKNOWN: ({ given }) => `L’inscription ${given} n’a pas de créneau pour cette épreuve.`,
  SLOT_POST_UNKNOWN: ({ given }) => `Le poste ${given} n’interroge pas cette épreuve.`,
  SLOT_NOT_FREE: () => 'Le candidat ne peut pas être interrogé à cette heure à ce poste : un autre y passe, lui-même a une autre épreuve, ou le poste est trop court.',
  SLOTS_TOO_FEW: ({ candidates, left }) => `Les créneaux ne suffisent pas : ${left} candidats sur ${candidates} n’en auraient pas. Ouvrez d’autres postes.`,
});
