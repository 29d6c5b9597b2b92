import type { AgeBounds } from './birth-date.rules.ts';

/** Outside of these a birth date is a typing error. A proposal of ours: no text sets an age. */
export const PLAUSIBLE_AGES: AgeBounds = { youngest: 14, oldest: 90 };
