import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkMergeText, mergeText } from './merge-text.rules.ts';

const FIELDS = ['prenom', 'date'];

describe('a text with merge fields', () => {
  const cases: [why: string, text: string, code: string | undefined][] = [
    ['without any', 'Bonjour.', undefined],
    ['with two, one spaced', '{{prenom}}, le {{ date }}', undefined],
    ['with a lone brace, as in a set', '{a} et }', undefined],
    ['with a comparison', 'moins de 5 < 6', undefined],
    ['empty', ' \n ', 'TEMPLATE_TEXT_EMPTY'],
    ['too long', 'a'.repeat(101), 'TEMPLATE_TEXT_TOO_LONG'],
    ['with an unknown field', '{{nir}}', 'TEMPLATE_FIELD_UNKNOWN'],
    ['with an empty field', '{{}}', 'TEMPLATE_FIELD_UNKNOWN'],
    ['with a field left open', 'Bonjour {{prenom', 'TEMPLATE_BRACES_UNMATCHED'],
    ['with a field closed twice', '{{prenom}}}}', 'TEMPLATE_BRACES_UNMATCHED'],
    ['with a script', 'Bonjour <script>alert(1)</script>', 'TEMPLATE_SCRIPT'],
    ['with a link that acts', 'javascript:alert(1)', 'TEMPLATE_SCRIPT'],
    ['with an attribute that acts', 'x onload="y"', 'TEMPLATE_SCRIPT'],
  ];
  it.each(cases)('%s', (_why, text, code) => {
    const checked = checkMergeText(text, FIELDS, 100);
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
  });

  it('says a dash where nothing is known', () => {
    expect(mergeText('{{prenom}} {{ date }}', { prenom: 'Zoé' })).toBe('Zoé —');
  });

  it('never reads a value as a field', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'a', 'date', ' ', '$&') }), (value) => {
      expect(mergeText('<{{prenom}}>', { prenom: value, date: 'LEAK' })).toBe(`<${value === '' ? '—' : value}>`);
    }));
  });
});
