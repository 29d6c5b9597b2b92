import { explainer } from '@mirex/schema/explainer';

import type { PressRefusal } from './say-consent.service.ts';

export const explainPress = explainer<PressRefusal>({
  PRESS_ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas de celles pour lesquelles vous pouvez répondre.`,
});
