import { explainer } from '@mirex/schema/explainer';

import type { ImplantationRefusal } from './implantation.rules.ts';

/** Why papers were not put in centres. */
export const explainImplantation = explainer<ImplantationRefusal>({
  IMPLANTATION_UNKNOWN: ({ given }) => `Le schéma d’implantation ${given} n’existe pas.`,
  IMPLANTATION_WITHOUT_CENTRE: ({ session }) => `Aucun centre de cette nature n’est en préparation pour la session ${session}.`,
  IMPLANTATION_WITHOUT_CANDIDATE: ({ session }) => `Aucun candidat de la session ${session} ne passe d’épreuve ponctuelle.`,
  IMPLANTATION_EMPTY: () => 'Un schéma d’implantation place au moins une épreuve.',
  IMPLANTATION_LINE_TWICE: ({ paper, centre }) => `L’épreuve ${paper} est placée deux fois à ${centre}.`,
  IMPLANTATION_CENTRE_UNKNOWN: ({ given }) => `Le centre ${given} n’est pas de ceux de cette nature qui sont en préparation.`,
  IMPLANTATION_PAPER_UNKNOWN: ({ given }) => `L’épreuve ${given} n’est pas une épreuve ponctuelle du référentiel national.`,
  IMPLANTATION_WITHOUT_EQUIPMENT: ({ venue, paper, missing }) => `${venue} n’a aucune salle équipée pour l’épreuve ${paper} (${missing}).`,
  IMPLANTATION_OVER_CAPACITY: ({ venue, paper, candidates, capacity }) => `${venue} a ${capacity} places pour l’épreuve ${paper} : ${candidates} candidats n’y tiennent pas.`,
  IMPLANTATION_STATE: ({ state }) => `Le schéma est à l’état ${state} : il ne peut plus être validé.`,
});
