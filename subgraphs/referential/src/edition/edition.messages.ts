import { explainer } from '@mirex/schema/explainer';

export type EditionRefusal =
  | { readonly code: 'EDITION_UNKNOWN'; readonly given: number }
  | { readonly code: 'EDITION_CONTRADICTORY'; readonly regions: string };

export const explainEdition = explainer<EditionRefusal>({
  EDITION_UNKNOWN: ({ given }) => `L’édition ${given} n’existe pas.`,
  EDITION_CONTRADICTORY: ({ regions }) => `Ces régions ont deux MIREX pour une même session : ${regions}.`,
});
