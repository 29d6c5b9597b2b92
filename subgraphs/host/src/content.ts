import { loadNationalReferential } from '@mirex/referential/national/load-national-referential';
import { NATION } from '@mirex/schema/mirex';

import { demonstrate } from './demonstration/demonstration.ts';
import type { Content } from './product/start-product.ts';

/** What a new installation is filled with. */
export const content: Content = {
  referential: (installation, report) => loadNationalReferential(installation.find(NATION, 'referential').context(), report),
  demonstration: demonstrate,
};
