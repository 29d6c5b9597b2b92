import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { addDays, addMonths, dayAt } from '@mirex/schema/day';
import { checkAppeal, checkSanction, type FraudFacts, type FraudTerms, nextState, type Sanction, silence } from './fraud.rules.ts';

const TERMS: FraudTerms = { sentToChairMonths: 1, chairReportMonths: 2, observationsDays: 8, appealDays: 8, commissionMonths: 1, ministerMonths: 2, longestBanYears: 2 };
const facts = (more: Partial<FraudFacts> = {}): FraudFacts => ({
  state: 'NOTICE', place: 'PAPER', recordOn: '2026-06-10', proposal: 'MEASURES', noticeOn: '2026-07-01', notifiedOn: null, appealedOn: null, commissionOn: null, ...more,
});
const sanction = (more: Partial<Sanction> = {}): Sanction => ({ authority: 'DRAAF', banMonths: 0, measures: [], reason: 'Téléphone allumé pendant l’épreuve', ...more });
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';

describe('a term', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'], ['2028-01-31', 1, '2028-02-29'], ['2026-12-31', 2, '2027-02-28'], ['2026-06-15', 2, '2026-08-15'],
  ])('from %s, %i month(s) later is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later));

  it('in days counts over months and years', () => expect(addDays('2026-12-28', 8)).toBe('2027-01-05'));

  it('is never earlier for more months, nor beyond the month that it names', () => {
    const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, fc.integer({ min: 0, max: 24 }), (from, months) => {
      const [year = 0, month = 0] = from.split('-').map(Number);
      const [laterYear = 0, laterMonth = 0] = addMonths(from, months).split('-').map(Number);
      expect(laterYear * 12 + laterMonth).toBe(year * 12 + month + months);
    }));
  });

  it('ends with the day of the place, not of Paris', () => {
    const instant = new Date('2026-07-09T22:30:00Z');
    expect([dayAt(instant, 'Europe/Paris'), dayAt(instant, 'Pacific/Tahiti'), dayAt(instant, 'Pacific/Noumea')]).toEqual(['2026-07-10', '2026-07-09', '2026-07-10']);
  });
});

describe('a sanction', () => {
  const cases: [why: string, facts: FraudFacts, sanction: Sanction, today: string, code: string][] = [
    ['after the eight days', facts(), sanction(), '2026-07-10', 'ok'],
    ['on the eighth day', facts(), sanction(), '2026-07-09', 'SANCTION_BEFORE_TERM'],
    ['without a record', facts({ recordOn: null }), sanction(), '2026-07-10', 'SANCTION_WITHOUT_RECORD'],
    ['without a notice', facts({ noticeOn: null }), sanction(), '2026-07-10', 'SANCTION_WITHOUT_RECORD'],
    ['of the exam for a fraud in a paper', facts(), sanction({ measures: ['EXAM_VOID'] }), '2026-07-10', 'SANCTION_HEAVIER_THAN_LAW'],
    ['of the session for a fraud at the enrolment', facts({ place: 'ENROLMENT' }), sanction({ measures: ['SESSION_EXCLUSION'] }), '2026-07-10', 'SANCTION_HEAVIER_THAN_LAW'],
    ['with a ban of two years, by the minister', facts(), sanction({ authority: 'MINISTER', banMonths: 24 }), '2026-07-10', 'ok'],
    ['with a ban of a month more', facts(), sanction({ authority: 'MINISTER', banMonths: 25 }), '2026-07-10', 'BAN_TOO_LONG'],
    ['with a ban, by the DRAAF', facts(), sanction({ banMonths: 6 }), '2026-07-10', 'MINISTER_COMPETENT'],
    ['without a ban that the chair proposed, by the DRAAF', facts({ proposal: 'MEASURES_AND_BAN' }), sanction(), '2026-07-10', 'MINISTER_COMPETENT'],
    ['without a reason', facts(), sanction({ reason: ' ' }), '2026-07-10', 'SANCTION_REASON_MISSING'],
  ];
  it.each(cases)('%s', (_why, of, said, today, code) => expect(codeOf(checkSanction(of, said, TERMS, today))).toBe(code));

  it.each([['OBSERVED', 'SANCTION_WITHOUT_RECORD'], ['RECORD_SIGNED', 'FRAUD_STATE'], ['CHAIR_REPORT', 'FRAUD_STATE'], ['NOTICE', 'ok'], ['FINAL', 'FRAUD_STATE']] as const)(
    'from %s: %s', (state, code) => expect(codeOf(nextState(state, 'SANCTION'))).toBe(code));
});

it.each([['2026-08-09', 'ok'], ['2026-08-10', 'APPEAL_TOO_LATE']])('an appeal on %s against what was notified on 1 August: %s', (on, code) =>
  expect(codeOf(checkAppeal(facts({ state: 'NOTIFIED', notifiedOn: '2026-08-01' }), TERMS, on))).toBe(code));

describe('a silence', () => {
  const cases: [why: string, facts: FraudFacts, today: string, state: string | undefined][] = [
    ['of the candidate, on the last day', facts({ state: 'NOTIFIED', notifiedOn: '2026-08-01' }), '2026-08-09', undefined],
    ['of the candidate, the day after: final', facts({ state: 'NOTIFIED', notifiedOn: '2026-08-01' }), '2026-08-10', 'FINAL'],
    ['of the commission, after its month: unfavourable', facts({ state: 'COMMISSION_SET', appealedOn: '2026-08-05', commissionOn: '2026-08-20' }), '2026-09-21', 'COMMISSION_OPINION'],
    ['of the minister, on the last day of two months', facts({ state: 'COMMISSION_OPINION', appealedOn: '2026-08-05' }), '2026-10-05', undefined],
    ['of the minister, the day after: rejected', facts({ state: 'COMMISSION_OPINION', appealedOn: '2026-08-05' }), '2026-10-06', 'FINAL'],
    ['of the minister, who did not even set a commission', facts({ state: 'APPEALED', appealedOn: '2026-08-05' }), '2026-10-06', 'FINAL'],
    ['of the minister, before a commission set late could speak', facts({ state: 'COMMISSION_SET', appealedOn: '2026-08-05', commissionOn: '2026-09-20' }), '2026-10-06', 'FINAL'],
    ['of the chair changes nothing by itself', facts({ state: 'SENT_TO_CHAIR' }), '2027-01-01', undefined],
    ['of somebody who has not been notified', facts({ state: 'SANCTIONED' }), '2027-01-01', undefined],
  ];
  it.each(cases)('%s', (_why, of, today, state) => expect(silence(of, TERMS, today)?.state).toBe(state));
});
