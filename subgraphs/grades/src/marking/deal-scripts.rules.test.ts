import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { dealScripts } from './deal-scripts.rules.ts';
import { checkAct, readShift, shifted } from './marking-batch.rules.ts';

const marker = (actorId: string, establishmentUai: string | null = null) => ({ actorId, establishmentUai });
const script = (code: string, establishmentUai: string) => ({ code, establishmentUai });
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';

describe('dealing scripts', () => {
  const cases: [why: string, scripts: ReturnType<typeof script>[], markers: ReturnType<typeof marker>[], code: string][] = [
    ['to nobody', [script('a', 'X')], [], 'MARKERS_MISSING'],
    ['to one marker twice', [script('a', 'X')], [marker('m'), marker('m')], 'MARKER_TWICE'],
    ['of a school whose own teacher is alone', [script('a', 'X')], [marker('m', 'X')], 'SCRIPTS_WITHOUT_MARKER'],
    ['of a school beside whose teacher there is another', [script('a', 'X')], [marker('m', 'X'), marker('n', 'Y')], 'ok'],
  ];
  it.each(cases)('%s', (_why, scripts, markers, code) => expect(codeOf(dealScripts(scripts, markers))).toBe(code));

  const uai = fc.constantFrom('A', 'B', 'C', 'D');
  const scripts = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1, maxLength: 6 }), establishmentUai: uai }), { selector: ({ code }) => code, maxLength: 60 });
  const markers = fc.uniqueArray(fc.record({ actorId: fc.string({ minLength: 1, maxLength: 4 }), establishmentUai: fc.option(uai) }), { selector: ({ actorId }) => actorId, minLength: 1, maxLength: 6 });

  it('gives each script to one marker, never of its own school, in whatever order they come', () => {
    fc.assert(fc.property(scripts, markers, (given, hands) => {
      const dealt = dealScripts(given, hands);
      const lots = dealt.ok ? dealt.value : [];
      const [codes, foreign] = [lots.flatMap((lot) => lot.scripts.map(({ code }) => code)), lots.every((lot) => lot.scripts.every(({ establishmentUai }) => establishmentUai !== lot.marker.establishmentUai))];
      expect([codes.toSorted(), foreign]).toEqual([dealt.ok ? given.map(({ code }) => code).toSorted() : [], true]);
      expect(dealScripts(given.toReversed(), hands)).toEqual(dealt);
    }));
  });

  it('is even to one script where no school is in the way', () => {
    fc.assert(fc.property(scripts, fc.integer({ min: 1, max: 5 }), (given, hands) => {
      const dealt = dealScripts(given, Array.from({ length: hands }, (_, i) => marker(`m${i}`)));
      const sizes = dealt.ok ? dealt.value.map((lot) => lot.scripts.length) : [];
      expect(Math.max(0, ...sizes) - Math.min(...sizes, Math.max(0, ...sizes))).toBeLessThanOrEqual(1);
    }));
  });
});

it.each([
  ['PAPER', 'DEALT', 'MARK', 'BATCH_STATE'], ['PAPER', 'SENT', 'MARK', 'ok'], ['DIGITAL', 'DEALT', 'MARK', 'ok'], ['DIGITAL', 'DEALT', 'HARMONISE', 'BATCH_STATE'],
  ['PAPER', 'MARKED', 'HARMONISE', 'BATCH_STATE'], ['PAPER', 'RETURNED', 'HARMONISE', 'ok'], ['DIGITAL', 'MARKED', 'MARK', 'BATCH_STATE'], ['DIGITAL', 'MARKED', 'SEND', 'BATCH_STATE'],
] as const)('a batch %s that is %s, %s: %s', (medium, state, act, code) => expect(codeOf(checkAct({ medium, state }, act))).toBe(code));

it.each([['+0,5', 50], ['-1', -100], ['+0.25', 25], ['0,5', undefined], ['+', undefined], ['+1,125', undefined]])('a shift of %s is %s hundredths', (points, hundredths) => expect(readShift(points)).toBe(hundredths));
it.each([[1990, 50, 2000], [20, -50, 0], [1000, 50, 1050]])('%i moved by %i is %i', (from, by, to) => expect(shifted(from, by)).toBe(to));
