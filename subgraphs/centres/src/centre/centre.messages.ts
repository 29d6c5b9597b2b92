import { explainer } from '@mirex/schema/explainer';

import type { CentreRefusal } from './centre.rules.ts';

/** Why something was not done to a centre. */
export const explainCentre = explainer<CentreRefusal>({
  CENTRE_UNKNOWN: ({ given }) => `Le centre ${given} n’existe pas.`,
  CENTRE_ALREADY_PLANNED: ({ venue, session }) => `Un centre de cette nature est déjà prévu au lieu ${venue} pour la session ${session}.`,
  CENTRE_CHANGED_MEANWHILE: ({ seen, found }) => `Le centre a changé entre-temps (version lue : ${seen}, version actuelle : ${found}) : relisez-le avant de le modifier.`,
  CENTRE_STATE: ({ from, to }) => `Le centre est à l’état ${from} : il ne peut pas passer à l’état ${to}.`,
  CENTRE_REASON_MISSING: ({ to }) => `Le passage à l’état ${to} demande un motif.`,
  CENTRE_NOT_IN_PREPARATION: ({ state }) => `Le centre est à l’état ${state} : il ne reçoit plus ni épreuves ni candidats.`,
});
