import { describe, expect, it } from '@jest/globals';

import { checkItem, leastSure, type NewItem } from './regulation-item.rules.ts';

const GOOD: NewItem = { version: 3, value: 900, wording: null, source: 'CRPM, art. D811-148-3', status: 'CONFIRMED', reason: 'Texte relu' };
const refusal = (asked: Partial<NewItem>, unit: Parameters<typeof checkItem>[1]['unit'] = 'HUNDREDTHS') => {
  const checked = checkItem({ ...GOOD, ...asked }, { unit, version: 3 });
  return checked.ok ? undefined : checked.refusal.code;
};

describe('an item of a regulation', () => {
  it.each<[why: string, asked: Partial<NewItem>, unit: Parameters<typeof checkItem>[1]['unit'], code: string | undefined]>([
    ['a number in hundredths', {}, 'HUNDREDTHS', undefined],
    ['words, where it is in words', { value: null, wording: 'Le jury est souverain' }, 'TEXT', undefined],
    ['the last day of a leap February', { value: 229 }, 'MONTH_DAY', undefined],
    ['all of it', { value: 100 }, 'PERCENT', undefined],
    ['a proposal that says so', { source: 'Proposition : du groupe de travail', status: 'PLACEHOLDER' }, 'HUNDREDTHS', undefined],
    ['a version that is over', { version: 2 }, 'HUNDREDTHS', 'REGULATION_ITEM_CHANGED_MEANWHILE'],
    ['a number where words are', {}, 'TEXT', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['blank words', { value: null, wording: ' ' }, 'TEXT', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['words where a number is', { value: null, wording: 'neuf' }, 'HUNDREDTHS', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['both', { wording: 'neuf' }, 'HUNDREDTHS', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['less than nothing', { value: -1 }, 'COUNT', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['more than all of it', { value: 101 }, 'PERCENT', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['31 June', { value: 631 }, 'MONTH_DAY', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['a day of no month', { value: 1301 }, 'MONTH_DAY', 'REGULATION_VALUE_OUT_OF_UNIT'],
    ['no source', { source: ' ' }, 'HUNDREDTHS', 'REGULATION_SOURCE_MISSING'],
    ['a proposal shown as law', { source: 'Proposition : du groupe de travail' }, 'HUNDREDTHS', 'REGULATION_PROPOSAL_NOT_LAW'],
    ['no reason', { reason: '' }, 'HUNDREDTHS', 'REGULATION_REASON_MISSING'],
  ])('%s', (_why, asked, unit, code) => expect(refusal(asked, unit)).toBe(code));
});

it('a regulation is as sure as its least sure item', () => {
  expect([leastSure(['CONFIRMED', 'DERIVED']), leastSure(['TO_BE_CHECKED', 'PLACEHOLDER', 'CONFIRMED']), leastSure([])]).toEqual(['DERIVED', 'PLACEHOLDER', 'CONFIRMED']);
});
