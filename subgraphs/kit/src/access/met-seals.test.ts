import { describe, expect, it } from '@jest/globals';
import { SEAL_WINDOW_MS } from '@mirex/schema/signature';
import fc from 'fast-check';

import { MetSeals } from './met-seals.ts';

const START = 1_000_000_000_000;

describe('a seal that was met', () => {
  it('is refused as long as its time is believed, and whatever came between', () => {
    // Steps of the clock, in milliseconds; each step a new seal whose sender's clock is up to a window off, and all still believed ones again.
    fc.assert(fc.property(fc.array(fc.record({ step: fc.nat(90_000), off: fc.integer({ min: -SEAL_WINDOW_MS, max: SEAL_WINDOW_MS }) }), { maxLength: 40 }), (steps) => {
      const met = new MetSeals();
      const seals: { at: number; nonce: string }[] = [];
      let now = START;
      for (const [n, { step, off }] of steps.entries()) {
        now += step;
        const fresh = { at: now + off, nonce: String(n) };
        expect(met.meet(fresh, now)).toBeUndefined();
        seals.push(fresh);
        for (const seal of seals.filter(({ at }) => Math.abs(now - at) <= SEAL_WINDOW_MS)) expect(met.meet(seal, now)).toBe('SEAL_REPLAYED');
      }
    }));
  });

  it('is never good twice, even when more come than are remembered: what might be forgotten is expired', () => {
    const met = new MetSeals(10);
    const seals = Array.from({ length: 100 }, (_, n) => ({ at: START + n, nonce: String(n) }));
    for (const seal of seals) expect(met.meet(seal, START + 100)).toBeUndefined();
    const again = seals.map((seal) => met.meet(seal, START + 100));
    expect(new Set(again)).toEqual(new Set(['SEAL_EXPIRED', 'SEAL_REPLAYED']));
  });
});
