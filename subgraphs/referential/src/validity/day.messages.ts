import { explainer } from '@mirex/schema/explainer';

import type { DayRefusal } from './day.rules.ts';

export const explainDay = explainer<DayRefusal>({
  DAY_OUT_OF_RANGE: ({ given }) => `Le jour ${given} n’est pas compris entre 1900 et 2199.`,
});
