import { expect, it } from '@jest/globals';

import type { PricedLine } from '../claim/pricing.rules.ts';
import { complementLines } from './complement.rules.ts';

const now = (minor: bigint): PricedLine => ({ activity: 'KM.CV_5.UP_TO_2000', quantity: 100, unitMinor: 32_000n, per: 1000, minor, currency: 'EUR', rate: '3/KM.CV_5.UP_TO_2000/*/2026-01-01' });
const paid = (minor: bigint, currency: 'EUR' | 'XPF' = 'EUR') => ({ minor, currency });

it.each<[why: string, Parameters<typeof complementLines>[0], bigint[]]>([
  ['what a higher rate still owes', [{ paid: paid(3000n), now: now(3200n) }], [200n]],
  ['nothing where the rate is the same', [{ paid: paid(3200n), now: now(3200n) }], []],
  ['nothing is taken back', [{ paid: paid(3300n), now: now(3200n) }], []],
  ['a lower line does not eat a higher one', [{ paid: paid(3300n), now: now(3200n) }, { paid: paid(3000n), now: now(3200n) }], [200n]],
  ['two currencies are never compared', [{ paid: paid(3000n, 'XPF'), now: now(3200n) }], []],
])('%s', (_why, lines, owed) => expect(complementLines(lines).map(({ minor }) => minor)).toEqual(owed));
