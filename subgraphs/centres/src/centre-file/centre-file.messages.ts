import { explainer } from '@mirex/schema/explainer';

import type { CentreFileRefusal } from './centre-file.rules.ts';

/** Why the file of a centre was not made. */
export const explainCentreFile = explainer<CentreFileRefusal>({
  CENTRE_FILE_CENTRE_UNKNOWN: ({ given }) => `Le centre ${given} n’existe pas, ou n’est pas un des vôtres.`,
  CENTRE_FILE_EMPTY: () => 'Personne n’a de place ni de créneau dans ce centre : répartissez d’abord.',
  CENTRE_FILE_ROOM_OVER_CAPACITY: ({ room, paper, seated, capacity }) => `La salle ${room} a ${capacity} places et ${seated} candidats à l’épreuve ${paper} : corrigez la répartition d’abord.`,
});
