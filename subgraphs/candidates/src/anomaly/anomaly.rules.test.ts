import { describe, expect, it } from '@jest/globals';

import { type AnomalyRuleName, ANOMALY_RULES, checkNoneBlocking, checkResolvable, rulesThat } from './anomaly.rules.ts';

describe('a finding may be let stand', () => {
  const cases: [why: string, rule: AnomalyRuleName, found: boolean, code: string | null][] = [
    ['twins of one name', 'PERSON_TWICE', true, null],
    ['what was mended meanwhile is not', 'PERSON_TWICE', false, 'ANOMALY_NOT_FOUND'],
    ['what has to be decided is not', 'ACCOMMODATION_UNDECIDED', true, 'ANOMALY_TO_BE_MENDED'],
    ['what the nation has to answer is not', 'NATIONAL_CHECK_OPEN', true, 'ANOMALY_TO_BE_MENDED'],
  ];
  it.each(cases)('%s', (_why, rule, found, code) => {
    const checked = checkResolvable(rule, found);
    expect(checked.ok ? null : checked.refusal.code).toBe(code);
  });

  it('whenever it blocks: nobody is held up for good', () => {
    expect(rulesThat({ blocking: true, acceptable: false })).toEqual([]);
    expect(rulesThat({})).toEqual(Object.keys(ANOMALY_RULES));
  });
});

it('what is open and blocks is named', () => {
  expect(checkNoneBlocking([]).ok).toBe(true);
  expect(checkNoneBlocking(['OFFER_CLOSED', 'OPTION_MISSING'])).toEqual({ ok: false, refusal: { code: 'ANOMALIES_BLOCKING', rules: 'OFFER_CLOSED, OPTION_MISSING' } });
});
