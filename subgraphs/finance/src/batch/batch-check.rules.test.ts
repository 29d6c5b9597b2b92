import { describe, expect, it } from '@jest/globals';

import { type BatchErrorCode, batchErrors, type BatchFacts, type LineFacts } from './batch-check.rules.ts';

const LINE: LineFacts = {
  line: 'l1', claim: 'c1', claimState: 'BATCHED', summonsCancelled: false, currency: 'EUR', minor: 8000n, claimMinor: 8000n, linesMinor: 8000n, servedFree: false, actor: 'a1', missionDate: '2026-06-15',
  payee: { hasNir: true, expiredOn: null },
};
const BATCH: BatchFacts = { kind: 'PAYROLL', currency: 'EUR', lines: [LINE], available: 8000n, overridden: false };
const line = (changes: Partial<LineFacts>): Partial<BatchFacts> => ({ lines: [{ ...LINE, ...changes }] });

const cases: [why: string, changes: Partial<BatchFacts>, codes: BatchErrorCode[]][] = [
  ['everything is right', {}, []],
  ['nothing is in it', { lines: [] }, ['BATCH_EMPTY']],
  ['a claim was moved on by somebody', line({ claimState: 'CANCELLED' }), ['LINE_NOT_VALIDATED']],
  ['the summons was cancelled after the claim', line({ summonsCancelled: true }), ['LINE_SUMMONS_CANCELLED']],
  ['a line in francs in a batch of euros', line({ currency: 'XPF' }), ['LINE_CURRENCY']],
  ['a line pays more than its claim says', line({ minor: 8001n, linesMinor: 8001n }), ['LINE_TOTAL', 'BUDGET_EXCEEDED']],
  ['a claim says more than its lines', line({ linesMinor: 7999n }), ['LINE_TOTAL']],
  ['a claim has lost its amount', line({ claimMinor: null }), ['LINE_TOTAL']],
  ['one claim twice', { lines: [LINE, { ...LINE, line: 'l2' }], available: 16_000n }, ['LINE_DUPLICATE']],
  ['one actor, two missions', { lines: [LINE, { ...LINE, line: 'l2', claim: 'c2' }], available: 16_000n }, []],
  ['a meal that the centre serves', line({ servedFree: true }), ['LINE_SERVED_FREE']],
  ['an actor without a file', line({ payee: null }), ['PAYEE_MISSING']],
  ['a file that was idle for too long', line({ payee: { hasNir: true, expiredOn: '2026-01-01' } }), ['PAYEE_EXPIRED']],
  ['pay without a social security number', line({ payee: { hasNir: false, expiredOn: null } }), ['PAYEE_WITHOUT_NIR']],
  ['travel needs none', { kind: 'TRAVEL', ...line({ payee: { hasNir: false, expiredOn: null } }) }, []],
  ['no budget line', { available: null }, ['BUDGET_CLOSED']],
  ['one cent beyond the budget', { available: 7999n }, ['BUDGET_EXCEEDED']],
  ['beyond the budget, which somebody has allowed', { available: 0n, overridden: true }, []],
  ['all that is wrong is said at once', { available: null, ...line({ summonsCancelled: true, payee: null }) }, ['LINE_SUMMONS_CANCELLED', 'PAYEE_MISSING', 'BUDGET_CLOSED']],
];

describe('what keeps a batch from being sealed', () => {
  it.each(cases)('%s', (_why, changes, codes) => expect(batchErrors({ ...BATCH, ...changes }).map(({ code }) => code)).toEqual(codes));

  it('names the line and its claim, and nothing where it is the whole batch', () =>
    expect(batchErrors({ ...BATCH, available: null, ...line({ summonsCancelled: true }) })).toEqual([
      { code: 'LINE_SUMMONS_CANCELLED', line: 'l1', claim: 'c1' }, { code: 'BUDGET_CLOSED', line: null, claim: null },
    ]));
});
