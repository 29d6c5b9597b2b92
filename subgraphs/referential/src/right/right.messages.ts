import { explainer } from '@mirex/schema/explainer';

import type { RightRefusal } from './right.rules.ts';

export const explainRight = explainer<RightRefusal>({
  PLACE_NOT_ALLOWED: ({ uai }) => `Ce compte ne peut pas faire cela pour l’établissement ${uai}.`,
});
