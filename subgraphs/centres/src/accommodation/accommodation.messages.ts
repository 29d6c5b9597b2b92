import { explainer } from '@mirex/schema/explainer';

import type { AccommodationListRefusal } from './accommodation.service.ts';

/** Why the reading of a list was not recorded. */
export const explainAccommodationList = explainer<AccommodationListRefusal>({
  ACCOMMODATION_SITTING_UNKNOWN: ({ given }) => `Le passage d’épreuve ${given} n’existe pas, ou n’est pas d’un de vos centres.`,
  ACCOMMODATION_LIST_CHANGED: () => 'La liste des aménagements a changé depuis que vous l’avez lue : relisez-la.',
});
