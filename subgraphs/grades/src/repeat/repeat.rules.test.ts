import { expect, it } from '@jest/globals';

import { earlierCounts } from './repeat.rules.ts';

it.each([
  ['a first year repeated keeps the better: the earlier', 1200, 1100, true, true],
  ['or the new one', 1200, 1300, true, false],
  ['as good as before, the new one', 1200, 1200, true, false],
  ['absent without a reason, the earlier', 1200, null, true, true],
  ['a final year repeated keeps the latest, though it is worse', 1200, 800, false, false],
  ['and though nobody came', 1200, null, false, false],
] as const)('%s', (_why, earlier, sat, better, expected) => expect(earlierCounts(earlier, sat, better)).toBe(expected));
