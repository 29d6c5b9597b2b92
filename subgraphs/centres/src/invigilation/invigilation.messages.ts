import { explainer } from '@mirex/schema/explainer';

import type { InvigilationRefusal } from './invigilation.rules.ts';

/** Why invigilators were not assigned. */
export const explainInvigilation = explainer<InvigilationRefusal>({
  INVIGILATION_SITTING_UNKNOWN: ({ given }) => `Le passage d’épreuve ${given} n’existe pas.`,
  INVIGILATION_ROOM_EMPTY: ({ room }) => `Personne ne compose dans la salle ${room} : elle ne se surveille pas.`,
  INVIGILATION_RULES_UNKNOWN: () => 'L’édition nationale ne dit pas combien de surveillants une salle demande.',
  INVIGILATORS_TOO_FEW: ({ given, least }) => `Une salle demande au moins ${least} surveillants (reçu : ${given}).`,
  INVIGILATOR_TWICE: ({ given }) => `L’acteur ${given} est nommé deux fois.`,
  INVIGILATOR_UNKNOWN: ({ given }) => `L’acteur ${given} n’est pas connu de cette MIREX, ou a été fusionné avec un autre.`,
  INVIGILATION_OVERLAPS: ({ given }) => `L’acteur ${given} surveille déjà une autre salle ou assiste un candidat à ce moment.`,
  INVIGILATION_WITHOUT_BREAK: ({ given, minutes }) => `L’acteur ${given} n’aurait pas ${minutes} minutes de repos entre deux surveillances.`,
  INVIGILATION_OF_OWN_PUPILS_ALONE: () => 'Les surveillants d’une salle ne sont pas tous de l’établissement des candidats qui y composent.',
});
