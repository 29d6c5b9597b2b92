import type { Content } from './product/start-product.ts';

/** What a new installation is filled with. */
export const content: Content = {
  referential: async (_installation, report) => report('…'),
  demonstration: async (_installation, _options, report) => report('…'),
};
