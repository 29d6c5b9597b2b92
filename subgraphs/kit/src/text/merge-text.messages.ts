import { explainer } from '@mirex/schema/explainer';

import type { MergeTextRefusal } from './merge-text.rules.ts';

/** Why a text with merge fields cannot be kept. */
export const explainMergeText = explainer<MergeTextRefusal>({
  TEMPLATE_TEXT_EMPTY: () => 'Le texte est vide.',
  TEMPLATE_TEXT_TOO_LONG: ({ length, longest }) => `Le texte compte ${length} caractères, pour ${longest} au plus.`,
  TEMPLATE_FIELD_UNKNOWN: ({ given, known }) => `Le champ de fusion « ${given} » n’existe pas ; les champs sont : ${known}.`,
  TEMPLATE_BRACES_UNMATCHED: () => 'Une accolade double n’est pas fermée ou pas ouverte : un champ s’écrit {{nom}}.',
  TEMPLATE_SCRIPT: () => 'Le texte contient du code ou des balises : seul du texte est accepté.',
});
