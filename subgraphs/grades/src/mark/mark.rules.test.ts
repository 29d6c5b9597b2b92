import { describe, expect, it } from '@jest/globals';
import type { PaperFact } from '@mirex/schema/edition';
import fc from 'fast-check';

import { checkSheet, checkTransition, checkVersion, expectsMarks, LONGEST_SHEET, type MarkStateName, NEXT_STATES, papersOf, readPoints } from './mark.rules.ts';

const STATES = Object.keys(NEXT_STATES) as MarkStateName[];
const state = fc.constantFrom(...STATES);
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';

describe('the way of a mark', () => {
  const cases: [why: string, from: MarkStateName, to: MarkStateName, code: string][] = [
    ['an expected mark is entered', 'EXPECTED', 'ENTERED', 'ok'],
    ['an expected mark cannot be verified: there is nothing to read again', 'EXPECTED', 'VERIFIED', 'MARK_STATE'],
    ['an entered mark may be typed over', 'ENTERED', 'ENTERED', 'ok'],
    ['a verified mark typed over must be verified again', 'VERIFIED', 'ENTERED', 'ok'],
    ['an entered mark is not locked unverified', 'ENTERED', 'LOCKED', 'MARK_STATE'],
    ['a harmonised mark is not typed over', 'HARMONISED', 'ENTERED', 'MARK_STATE'],
    ['an absence is justified later', 'ABSENT_UNJUSTIFIED', 'ABSENT_JUSTIFIED', 'ok'],
    ['a justified absence stays justified', 'ABSENT_JUSTIFIED', 'ABSENT_UNJUSTIFIED', 'MARK_STATE'],
    ['a candidate who gives up a kept mark sits the paper', 'KEPT', 'ENTERED', 'ok'],
    ['an exemption that is withdrawn is sat after all', 'EXEMPT', 'EXPECTED', 'ok'],
    ['somebody noted absent by mistake was there', 'ABSENT_UNJUSTIFIED', 'EXPECTED', 'ok'],
    ['an annulled mark is not entered again', 'ANNULLED', 'ENTERED', 'MARK_STATE'],
    ['a locked mark is not unlocked', 'LOCKED', 'ENTERED', 'MARK_STATE'],
    ['a deliberated mark is the end', 'DELIBERATED', 'LOCKED', 'MARK_STATE'],
  ];
  it.each(cases)('%s', (_why, from, to, code) => expect(codeOf(checkTransition(from, to))).toBe(code));

  it('leads back from no state once the jury has opened', () => {
    const reach = (from: MarkStateName, seen: Set<MarkStateName> = new Set()): Set<MarkStateName> => {
      for (const next of NEXT_STATES[from]) if (!seen.has(next)) reach(next, seen.add(next));
      return seen;
    };
    expect([...reach('LOCKED')]).toEqual(['DELIBERATED']);
    expect(STATES.filter((each) => each !== 'EXPECTED' && !reach('EXPECTED').has(each))).toEqual([]);
    expect(STATES.filter((each) => each !== 'DELIBERATED' && !reach(each).has('DELIBERATED'))).toEqual([]);
  });

  it('says from where to where, when it refuses', () => {
    fc.assert(fc.property(state, state, (from, to) => {
      const outcome = checkTransition(from, to);
      expect(outcome).toEqual(NEXT_STATES[from].includes(to) ? { ok: true, value: to } : { ok: false, refusal: { code: 'MARK_STATE', from, to } });
    }));
  });
});

describe('who writes has seen the mark as it is', () => {
  const cases: [why: string, seen: number | null, found: number, code: string][] = [
    ['when the versions are the same', 3, 3, 'ok'],
    ['when they do not say which they saw', null, 3, 'ok'],
    ['not when somebody wrote since', 2, 3, 'MARK_CHANGED_MEANWHILE'],
    ['not when they name a version that is not yet', 4, 3, 'MARK_CHANGED_MEANWHILE'],
  ];
  it.each(cases)('%s', (_why, seen, found, code) => expect(codeOf(checkVersion(seen, found))).toBe(code));
});

describe('points are read under the step of their paper', () => {
  const cases: [why: string, points: string, markStep: number, read: number | string][] = [
    ['the highest', '20', 100, 2000],
    ['the lowest', '0', 100, 0],
    ['one hundredth over', '20,01', 1, 'MARK_OUT_OF_RANGE'],
    ['half a point where halves are given', '12,5', 50, 1250],
    ['half a point where whole points are', '12,5', 100, 'MARK_OFF_STEP'],
    ['zeros that say nothing', '12.500', 50, 1250],
    ['a word', 'douze', 100, 'MARK_MALFORMED'],
  ];
  it.each(cases)('%s', (_why, points, markStep, read) => {
    const outcome = readPoints(points, { markStep });
    expect(outcome.ok ? outcome.value : outcome.refusal.code).toBe(read);
  });
});

describe('a mark sheet', () => {
  const line = (enrolmentId: string, paperCode: string) => ({ enrolmentId, paperCode });
  const lines = (count: number) => Array.from({ length: count }, (_, i) => line(`e${i}`, 'E1'));
  const cases: [why: string, lines: ReturnType<typeof lines>, code: string, at: number | undefined][] = [
    ['of one line', lines(1), 'ok', undefined],
    ['of no line', [], 'SHEET_SIZE', 0],
    ['of as many lines as are taken', lines(LONGEST_SHEET), 'ok', undefined],
    ['of one line more', lines(LONGEST_SHEET + 1), 'SHEET_SIZE', 0],
    ['with two papers of one candidate', [line('a', 'E1'), line('a', 'E2')], 'ok', undefined],
    ['with one paper of two candidates', [line('a', 'E1'), line('b', 'E1')], 'ok', undefined],
    ['with one mark twice, named by the second', [line('a', 'E1'), line('b', 'E1'), line('a', 'E1')], 'LINE_TWICE', 2],
  ];
  it.each(cases)('%s', (_why, given, code, at) => {
    const outcome = checkSheet(given);
    expect(codeOf(outcome)).toBe(code);
    expect(outcome.ok ? undefined : outcome.refusal.line).toBe(at);
  });

  it('is refused at the first line that repeats an earlier one, and only then', () => {
    const sheet = fc.array(fc.record({ enrolmentId: fc.constantFrom('a', 'b', 'c'), paperCode: fc.constantFrom('E1', 'E2') }), { minLength: 1, maxLength: 8 });
    fc.assert(fc.property(sheet, (given) => {
      const repeated = given.findIndex((each, i) => given.slice(0, i).some((before) => before.enrolmentId === each.enrolmentId && before.paperCode === each.paperCode));
      const outcome = checkSheet(given);
      expect(outcome.ok ? -1 : outcome.refusal.line).toBe(repeated);
    }));
  });
});

describe('the papers that an enrolment sits', () => {
  const paper = (code: string, more: Partial<PaperFact> = {}): PaperFact =>
    ({ code, speciality: 'S1', mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null, ...more });
  const cases: [why: string, paper: PaperFact, session: number, sits: boolean][] = [
    ['its first session', paper('E1'), 2020, true],
    ['the session before', paper('E1'), 2019, false],
    ['its last session', paper('E1', { lastSession: 2026 }), 2026, true],
    ['the session after', paper('E1', { lastSession: 2026 }), 2027, false],
    ['no last session', paper('E1'), 2090, true],
    ['another speciality', paper('E1', { speciality: 'S2' }), 2026, false],
  ];
  it.each(cases)('%s', (_why, each, session, sits) => expect(papersOf([each], 'S1', session)).toEqual(sits ? [each] : []));

  it('stay in the order of the edition', () => {
    const codes = ['E3', 'E1', 'E2'];
    expect(papersOf(codes.map((code) => paper(code)), 'S1', 2026).map(({ code }) => code)).toEqual(codes);
  });
});

it.each([
  ['DRAFT', true], ['ACCEPTED', true], ['REJECTED', false], ['WITHDRAWN', false], ['TRANSFERRED', false], ['BARRED', false],
])('an enrolment that is %s has marks expected: %s', (enrolmentState, expected) => expect(expectsMarks(enrolmentState)).toBe(expected));
