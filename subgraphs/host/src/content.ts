import { loadNationalReferential } from '@mirex/referential/national/load-national-referential';
import { NATION } from '@mirex/schema/mirex';

import { demonstrate, DEMONSTRATION_SESSION } from './demonstration/demonstration.ts';
import { schedule } from './demonstration/schedule.ts';
import type { Content } from './product/start-product.ts';

/** What a new installation is filled with. */
export const content: Content = {
  referential: async (installation, { enrolments }, report) => {
    const nation = installation.find(NATION, 'referential');
    await loadNationalReferential(nation.context(), report);
    // Before the editions are brought: centres plan the demonstration's sittings by it.
    if (enrolments > 0) await schedule(nation, DEMONSTRATION_SESSION);
  },
  demonstration: demonstrate,
};
