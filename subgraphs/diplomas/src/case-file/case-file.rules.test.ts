import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type CaseAnswer, checkCaseAnswer } from './case-answer.rules.ts';
import { type CaseAsked, type CaseTerms, checkCaseOpening, isSilent, type KnownMatter } from './case-opening.rules.ts';
import { type CaseAsMoved, type CaseMove, type CaseStateName, checkCaseMove, NEXT_STATES } from './case-state.rules.ts';

const TERMS: CaseTerms = { appealWithin: 2, appealAnsweredWithin: 2, mediatorAnswersWithin: 3, documentAnsweredWithin: 1, documentToCadaWithin: 2, letterAnsweredWithin: 2, scriptsKept: 12 };
const asked = (more: Partial<CaseAsked> = {}): CaseAsked =>
  ({ kind: 'GRACIOUS_APPEAL', document: null, paper: null, subject: 'Note de E5', body: 'Les points de la question 2 ne sont pas comptés.', receivedOn: '2026-07-10', ...more });
const known = (more: Partial<KnownMatter> = {}): KnownMatter => ({ today: more.today ?? '2026-07-10', publishedOn: '2026-07-06', papers: ['40321004.E5'], before: null, ...more });
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string }; readonly value?: unknown }): unknown => outcome.refusal?.code ?? outcome.value;

describe('a case is opened', () => {
  const before = { state: 'ANSWERED' as const, answeredOn: '2026-08-20', dueOn: '2026-09-10' };
  const silent = { ...before, answeredOn: null };
  const CASES: [why: string, CaseAsked, KnownMatter, unknown][] = [
    ['an appeal is answered in two months', asked(), known(), '2026-09-10'],
    ['on the last day', asked({ receivedOn: '2026-09-06' }), known({ today: '2026-09-06' }), '2026-11-06'],
    ['a day late', asked({ receivedOn: '2026-09-07' }), known({ today: '2026-09-07' }), 'CASE_AFTER_DEADLINE'],
    ['a letter that came in time is in time, whenever it is entered', asked({ receivedOn: '2026-09-06' }), known({ today: '2026-09-20' }), '2026-11-06'],
    ['a letter of tomorrow', asked({ receivedOn: '2026-07-11' }), known(), 'CASE_RECEIVED_ON'],
    ['of a result that is not out', asked(), known({ publishedOn: null }), 'CASE_RESULT_NOT_PUBLISHED'],
    ['of one that was not out when it came in', asked({ receivedOn: '2026-07-05' }), known(), 'CASE_RESULT_NOT_PUBLISHED'],
    ['after an answer it counts from that', asked({ kind: 'HIERARCHICAL_APPEAL', receivedOn: '2026-10-20' }), known({ today: '2026-10-20', before }), '2026-12-20'],
    ['after a silence, from its last day', asked({ kind: 'CONTENTIOUS_APPEAL', receivedOn: '2026-11-10' }), known({ today: '2026-11-10', before: silent }), '2027-01-10'],
    ['a day later than that', asked({ kind: 'CONTENTIOUS_APPEAL', receivedOn: '2026-11-11' }), known({ today: '2026-11-11', before: silent }), 'CASE_AFTER_DEADLINE'],
    ['while an answer may still come', asked({ kind: 'HIERARCHICAL_APPEAL', receivedOn: '2026-09-10' }), known({ today: '2026-09-10', before: silent }), 'CASE_NOT_ANSWERED_YET'],
    ['a mediator first', asked({ kind: 'MEDIATION' }), known(), 'CASE_WITHOUT_PRIOR_STEP'],
    ['a mediator after a step, answered in three months', asked({ kind: 'MEDIATION', receivedOn: '2026-09-01' }), known({ today: '2026-09-01', before }), '2026-12-01'],
    ['a document that nobody names', asked({ kind: 'DOCUMENT_REQUEST' }), known(), 'DOCUMENT_KIND_MISSING'],
    ['what the jury keeps', asked({ kind: 'DOCUMENT_REQUEST', document: 'JURY_APPRECIATION' }), known(), 'DOCUMENT_OF_JURY_SECRET'],
    ['a script of no paper', asked({ kind: 'DOCUMENT_REQUEST', document: 'SCRIPT' }), known(), 'SCRIPT_PAPER_MISSING'],
    ['a script of another result', asked({ kind: 'DOCUMENT_REQUEST', document: 'SCRIPT', paper: '40321004.E7' }), known(), 'CASE_PAPER_UNKNOWN'],
    ['a script, in a month', asked({ kind: 'DOCUMENT_REQUEST', document: 'SCRIPT', paper: '40321004.E5', receivedOn: '2027-07-06' }), known({ today: '2027-07-06' }), '2027-08-06'],
    ['a script that was destroyed', asked({ kind: 'DOCUMENT_REQUEST', document: 'SCRIPT', paper: '40321004.E5', receivedOn: '2027-07-07' }), known({ today: '2027-07-07' }), 'SCRIPT_NO_LONGER_KEPT'],
    ['marks, however late', asked({ kind: 'DOCUMENT_REQUEST', document: 'MARKS', receivedOn: '2029-01-31' }), known({ today: '2029-01-31' }), '2029-02-28'],
    ['a letter needs no result', asked({ kind: 'LETTER' }), known({ publishedOn: null }), '2026-09-10'],
    ['nothing written', asked({ body: '  ' }), known(), 'CASE_TEXT_MISSING'],
  ];
  it.each(CASES)('%s', (_why, one, matter, expected) => expect(codeOf(checkCaseOpening(one, matter, TERMS))).toBe(expected));

  it('never with a last day before the day on which it came in', () => {
    fc.assert(fc.property(fc.constantFrom<CaseAsked['kind']>('GRACIOUS_APPEAL', 'COMPLAINT', 'LETTER'), fc.integer({ min: 0, max: 58 }), (kind, days) => {
      const receivedOn = new Date(Date.UTC(2026, 6, 6 + days)).toISOString().slice(0, 10);
      const dueOn = checkCaseOpening(asked({ kind, receivedOn }), known({ today: '2026-12-31' }), TERMS);
      expect(dueOn.ok && dueOn.value > receivedOn).toBe(true);
    }));
  });
});

it('silence is an answer from the day after the last, and never once there is one', () => {
  expect(isSilent({ answeredOn: null, dueOn: '2026-09-10', today: '2026-09-10' })).toBe(false);
  expect(isSilent({ answeredOn: null, dueOn: '2026-09-10', today: '2026-09-11' })).toBe(true);
  expect(isSilent({ answeredOn: '2026-09-12', dueOn: '2026-09-10', today: '2026-09-13' })).toBe(false);
});

describe('a case moves', () => {
  const at = (state: CaseStateName, more: Partial<CaseAsMoved> = {}): CaseAsMoved => ({ state, version: 3, awaitsDecisionAfter: null, ...more });
  const to = (state: CaseStateName, more: Partial<CaseMove> = {}): CaseMove => ({ to: state, version: 3, assignee: 'agent', ...more });
  it.each<[why: string, CaseAsMoved, CaseMove, number, unknown]>([
    ['to its agent', at('ACKNOWLEDGED'), to('ASSIGNED'), 1, 'ASSIGNED'],
    ['to nobody', at('ACKNOWLEDGED'), to('ASSIGNED', { assignee: ' ' }), 1, 'CASE_ASSIGNEE_MISSING'],
    ['on a version that is old', at('ACKNOWLEDGED'), to('ASSIGNED', { version: 2 }), 1, 'CASE_CHANGED_MEANWHILE'],
    ['over a step', at('RECEIVED'), to('INVESTIGATED'), 1, 'CASE_TRANSITION'],
    ['to an answer without one', at('INVESTIGATED'), to('ANSWERED'), 1, 'CASE_TRANSITION'],
    ['to its end', at('ANSWERED'), to('CLOSED'), 1, 'CLOSED'],
    ['to its end while the jury has not decided anew', at('ANSWERED', { awaitsDecisionAfter: 1 }), to('CLOSED'), 1, 'CASE_AWAITS_DELIBERATION'],
    ['to its end once it has', at('ANSWERED', { awaitsDecisionAfter: 1 }), to('CLOSED'), 2, 'CLOSED'],
  ])('%s', (_why, found, move, decided, expected) => expect(codeOf(checkCaseMove(found, move, decided))).toBe(expected));

  it('closed, it is only appealed', () => expect(NEXT_STATES.CLOSED).toEqual(['APPEALED']));
});

describe('a case is answered', () => {
  const found = { state: 'INVESTIGATED' as const, version: 4, awaitsDecisionAfter: null, kind: 'GRACIOUS_APPEAL' as const, document: null };
  const answer = (more: Partial<CaseAnswer> = {}): CaseAnswer => ({ outcome: 'REJECTED', text: 'La note est confirmée.', enclosures: [], version: 4, roles: ['SIGN'], ...more });
  it.each<[why: string, Parameters<typeof checkCaseAnswer>[0], CaseAnswer, unknown]>([
    ['by the authority', found, answer(), 'REJECTED'],
    ['by an agent', found, answer({ roles: ['UNIT'] }), 'CASE_ANSWERED_BY_AUTHORITY'],
    ['that the jury judges alone', found, answer({ outcome: 'SOVEREIGN_JUDGEMENT' }), 'SOVEREIGN_JUDGEMENT'],
    ['by what is no end of an appeal', found, answer({ outcome: 'DOCUMENT_SENT' }), 'CASE_OUTCOME'],
    ['without a word', found, answer({ text: '' }), 'CASE_ANSWER_MISSING'],
    ['before it was investigated', { ...found, state: 'ASSIGNED' }, answer(), 'CASE_TRANSITION'],
    ['on an old version', found, answer({ version: 3 }), 'CASE_CHANGED_MEANWHILE'],
    ['a script without the script', { ...found, kind: 'DOCUMENT_REQUEST', document: 'SCRIPT' }, answer({ outcome: 'DOCUMENT_SENT' }), 'CASE_ENCLOSURE_MISSING'],
    ['marks, which are read in the graph', { ...found, kind: 'DOCUMENT_REQUEST', document: 'MARKS' }, answer({ outcome: 'DOCUMENT_SENT', roles: ['UNIT'] }), 'DOCUMENT_SENT'],
    ['with a file that no hash proves', found, answer({ enclosures: [{ label: 'Copie', sha256: 'abc' }] }), 'CASE_ENCLOSURE_HASH'],
  ])('%s', (_why, one, given, expected) => expect(codeOf(checkCaseAnswer(one, given))).toBe(expected));
});
