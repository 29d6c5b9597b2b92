import type { Duty } from '@mirex/kit/duty/duty';

import { checkPending, releaseEnded } from './national-check.service.ts';

/** Enrolments that could not be checked nationally are, once the nation answers; what ended enrolments hold is given back. */
export const nationalDuty: Duty = {
  name: 'national check',
  everyMs: 15_000,
  run: async (context) => {
    await checkPending(context);
    await releaseEnded(context);
  },
};
