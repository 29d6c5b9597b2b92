import { explainer } from '@mirex/schema/explainer';

export type EditionRefusal =
  | { readonly code: 'EDITION_BUREAU_ONLY' }
  | { readonly code: 'EDITION_UNKNOWN'; readonly given: number }
  | { readonly code: 'EDITION_CONTRADICTORY'; readonly regions: string };

export const explainEdition = explainer<EditionRefusal>({
  EDITION_BUREAU_ONLY: () => 'Seul le bureau des examens publie une édition du référentiel.',
  EDITION_UNKNOWN: ({ given }) => `L’édition ${given} n’existe pas.`,
  EDITION_CONTRADICTORY: ({ regions }) => `Ces régions ont deux MIREX pour une même session : ${regions}.`,
});
