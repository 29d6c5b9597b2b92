import { expect, it } from '@jest/globals';

import type { RegulationFact } from './edition.ts';
import { ruleNumber, ruleOf, type RuledBy } from './regulation.ts';

const rule = (value: number, of: Partial<RegulationFact> = {}): RegulationFact => ({
  code: `X${value}`, diploma: 'BTSA', scope: null, region: null, firstSession: 2021, lastSession: null,
  items: [{ name: 'PASS_AVERAGE', unit: 'HUNDREDTHS', value, wording: null, status: 'CONFIRMED' }], ...of,
});

const REGULATIONS = [
  rule(1000), rule(1100, { firstSession: 2024 }), rule(1200, { scope: 'Options rénovées' }), rule(1300, { region: '988', lastSession: 2025 }), rule(900, { diploma: 'CAPA' }),
];

it.each<[why: string, by: Partial<RuledBy>, value: number | undefined]>([
  ['the one that begins last', {}, 1100],
  ['as it was in an earlier session', { session: 2022 }, 1000],
  ['that of the part of the diploma', { scope: 'Options rénovées' }, 1200],
  ['that of the region', { region: '988', session: 2025 }, 1300],
  ['the national one, once the region’s has ended', { region: '988' }, 1100],
  ['none before the first session', { session: 2020 }, undefined],
  ['that of another diploma', { diploma: 'CAPA' }, 900],
])('is %s', (_why, by, value) => {
  expect(ruleNumber(REGULATIONS, { diploma: 'BTSA', session: 2026, ...by }, 'PASS_AVERAGE')).toBe(value);
});

it('is no number when it is in words', () => {
  const words = [rule(0, { items: [{ name: 'ABSENCE', unit: 'TEXT', value: null, wording: 'Pas de diplôme.', status: 'CONFIRMED' }] })];
  expect(ruleNumber(words, { diploma: 'BTSA', session: 2026 }, 'ABSENCE')).toBeUndefined();
  expect(ruleOf(words, { diploma: 'BTSA', session: 2026 }, 'ABSENCE')?.wording).toBe('Pas de diplôme.');
});
