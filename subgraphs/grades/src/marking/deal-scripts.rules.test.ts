import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { barrierOf } from '../marker/marker.rules.ts';
import { dealScripts } from './deal-scripts.rules.ts';
import { checkAct, readShift, shifted } from './marking-batch.rules.ts';

const PAPER = '40321004.E1';
const marker = (actorId: string, establishmentUai: string | null = null, conflicts: { kind: string; target: string }[] = []) => ({ actorId, establishmentUai, conflicts });
const script = (code: string, establishmentUai: string, candidateId: string | null = null) => ({ code, establishmentUai, candidateId });
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';

describe('dealing scripts', () => {
  const cases: [why: string, scripts: ReturnType<typeof script>[], markers: ReturnType<typeof marker>[], code: string][] = [
    ['to nobody', [script('a', 'X')], [], 'MARKERS_MISSING'],
    ['to one marker twice', [script('a', 'X')], [marker('m'), marker('m')], 'MARKER_TWICE'],
    ['of a school whose own teacher is alone', [script('a', 'X')], [marker('m', 'X')], 'SCRIPTS_WITHOUT_MARKER'],
    ['of a school beside whose teacher there is another', [script('a', 'X')], [marker('m', 'X'), marker('n', 'Y')], 'ok'],
    ['of a school that was declared, beside the marker’s own', [script('a', 'X')], [marker('m', 'Y', [{ kind: 'ESTABLISHMENT', target: 'X' }])], 'SCRIPTS_WITHOUT_MARKER'],
    ['of a relative', [script('a', 'X', 'c')], [marker('m', null, [{ kind: 'CANDIDATE', target: 'c' }])], 'SCRIPTS_WITHOUT_MARKER'],
    ['of somebody else than the relative', [script('a', 'X', 'd')], [marker('m', null, [{ kind: 'CANDIDATE', target: 'c' }])], 'ok'],
    ['of whom no candidate was told', [script('a', 'X')], [marker('m', null, [{ kind: 'CANDIDATE', target: 'c' }])], 'ok'],
    ['to who wrote the subject', [script('a', 'X')], [marker('m', null, [{ kind: 'PAPER', target: PAPER }])], 'SCRIPTS_WITHOUT_MARKER'],
    ['to who wrote another', [script('a', 'X')], [marker('m', null, [{ kind: 'PAPER', target: '40321004.E2' }])], 'ok'],
    ['to who may not sit with a relative', [script('a', 'X')], [marker('m', null, [{ kind: 'ACTOR', target: 'n' }])], 'ok'],
    ['of two schools, where each marker has one of them', [script('a', 'X'), script('b', 'Y')], [marker('m', 'X'), marker('n', 'Y')], 'ok'],
  ];
  it.each(cases)('%s', (_why, scripts, markers, code) => expect(codeOf(dealScripts(scripts, markers, PAPER))).toBe(code));

  const uai = fc.constantFrom('A', 'B', 'C', 'D');
  const conflict = fc.oneof(fc.record({ kind: fc.constant('ESTABLISHMENT'), target: uai }), fc.record({ kind: fc.constant('CANDIDATE'), target: fc.constantFrom('c', 'd') }), fc.constant({ kind: 'PAPER', target: PAPER }));
  const scripts = fc.uniqueArray(fc.record({ code: fc.string({ minLength: 1, maxLength: 6 }), establishmentUai: uai, candidateId: fc.constantFrom('c', 'd', null) }), { selector: ({ code }) => code, maxLength: 60 });
  const markers = fc.uniqueArray(fc.record({ actorId: fc.string({ minLength: 1, maxLength: 4 }), establishmentUai: fc.option(uai), conflicts: fc.array(conflict, { maxLength: 2 }) }), { selector: ({ actorId }) => actorId, minLength: 1, maxLength: 6 });

  it('gives each script to one marker whom nothing keeps from it, in whatever order they come', () => {
    fc.assert(fc.property(scripts, markers, (given, hands) => {
      const dealt = dealScripts(given, hands, PAPER);
      const lots = dealt.ok ? dealt.value : [];
      const [codes, foreign] = [lots.flatMap((lot) => lot.scripts.map(({ code }) => code)), lots.every((lot) => lot.scripts.every((one) => barrierOf(lot.marker, one, PAPER) === null))];
      expect([codes.toSorted(), foreign]).toEqual([dealt.ok ? given.map(({ code }) => code).toSorted() : [], true]);
      expect(dealScripts(given.toReversed(), hands, PAPER)).toEqual(dealt);
    }));
  });

  it('says of each marker what keeps them from what nobody may have', () => {
    const barred = dealScripts([script('a', 'X', 'c'), script('b', 'X')], [marker('m', 'X'), marker('n', 'Y', [{ kind: 'CANDIDATE', target: 'c' }]), marker('o', null, [{ kind: 'PAPER', target: PAPER }])], PAPER);
    expect(barred).toEqual({ ok: false, refusal: { code: 'SCRIPTS_WITHOUT_MARKER', scripts: 1, barred: [
      { actor: 'm', why: 'OWN_SCHOOL', scripts: 1 }, { actor: 'n', why: 'CANDIDATE', scripts: 1 }, { actor: 'o', why: 'AUTHOR', scripts: 1 }] } });
  });

  it('is even to one script where no school is in the way', () => {
    fc.assert(fc.property(scripts, fc.integer({ min: 1, max: 5 }), (given, hands) => {
      const dealt = dealScripts(given, Array.from({ length: hands }, (_, i) => marker(`m${i}`)), PAPER);
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
