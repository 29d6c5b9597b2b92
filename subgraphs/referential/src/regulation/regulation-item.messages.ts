import { explainer } from '@mirex/schema/explainer';

import type { RegulationItemRefusal } from './regulation-item.rules.ts';

export const explainRegulationItem = explainer<RegulationItemRefusal>({
  REGULATION_ITEM_UNKNOWN: ({ regulation, name }) => `Le règlement « ${regulation} » n’a pas de disposition « ${name} ».`,
  REGULATION_ITEM_CHANGED_MEANWHILE: () => 'La disposition a changé depuis que vous l’avez lue.',
  REGULATION_VALUE_OUT_OF_UNIT: ({ unit }) => `La valeur n’est pas de l’unité de la disposition (${unit}) : un entier positif, un jour de l’année, ou une phrase.`,
  REGULATION_SOURCE_MISSING: () => 'Le texte qui fonde la disposition, ou qu’elle est proposée, doit être dit.',
  REGULATION_PROPOSAL_NOT_LAW: () => 'Une proposition n’est pas le droit : sa fiabilité est « provisoire ».',
  REGULATION_REASON_MISSING: () => 'Le motif du changement doit être dit.',
});
