import { describe, expect, it } from '@jest/globals';

import { checkEditable, checkNewSession, checkPhases, type PhaseRange } from './phases.rules.ts';

const codeOf = (outcome: { ok: true } | { ok: false; refusal: { code: string } }): string | null => (outcome.ok ? null : outcome.refusal.code);

describe('a new session', () => {
  const cases: [why: string, year: number, model: number | null, code: string | null][] = [
    ['is made of the newest before it', 2029, null, null],
    ['or of the one named', 2029, 2026, null],
    ['is not there already', 2027, null, 'SESSION_EXISTS'],
    ['is not made of one that is not there', 2029, 2028, 'SESSION_MODEL_UNKNOWN'],
    ['is not made of a later one', 2025, 2026, 'SESSION_MODEL_UNKNOWN'],
    ['before all others has no model', 2020, null, 'SESSION_MODEL_UNKNOWN'],
    ['five years ahead', 2031, null, null],
    ['six years ahead is a typing error', 2032, null, 'SESSION_YEAR_TOO_FAR'],
  ];
  it.each(cases)('%s', (_why, year, model, code) => expect(codeOf(checkNewSession(year, model, [2026, 2027], 2026))).toBe(code));
  it('says of which', () => expect(checkNewSession(2029, null, [2026, 2027], 2026)).toEqual({ ok: true, value: 2027 }));
});

it('dates move without a word before enrolments open, with a reason after, and never once it is over', () => {
  expect(codeOf(checkEditable('DRAFT', ''))).toBeNull();
  expect(codeOf(checkEditable('ENROLMENT_OPEN', ''))).toBe('PHASES_REASON_MISSING');
  expect(codeOf(checkEditable('PAPERS', 'Cyclone'))).toBeNull();
  expect(codeOf(checkEditable('CLOSED', 'Erreur'))).toBe('PHASES_ENDED');
});

describe('the phases of a zone', () => {
  const phase = (name: PhaseRange['phase'], from: number, to: number): PhaseRange => ({ phase: name, startsAt: new Date(Date.UTC(2027, 5, from)), endsAt: new Date(Date.UTC(2027, 5, to)) });
  const HELD = [phase('PAPERS', 1, 15), phase('MARKING', 15, 25)];
  const PAPER = { paper: '40321004.E5', ...phase('PAPERS', 2, 3) };
  const cases: [why: string, changed: PhaseRange[], code: string | null][] = [
    ['may leave days between them', [phase('PAPERS', 1, 10)], null],
    ['may begin where the other ends', [phase('PAPERS', 1, 15)], null],
    ['do not overlap', [phase('PAPERS', 1, 16)], 'PHASES_OVERLAP'],
    ['move together', [phase('PAPERS', 1, 16), phase('MARKING', 16, 25)], null],
    ['are in their order', [phase('MARKS_CLOSED', 10, 12)], 'PHASES_OVERLAP'],
    ['end after they begin', [phase('PAPERS', 5, 5)], 'PHASE_REVERSED'],
    ['are said once', [phase('PAPERS', 1, 2), phase('PAPERS', 2, 3)], 'PHASE_TWICE'],
    ['are said at all', [], 'PHASES_NONE'],
    ['keep the papers that are scheduled in them', [phase('PAPERS', 3, 15)], 'PHASE_LEAVES_PAPERS'],
  ];
  it.each(cases)('%s', (_why, changed, code) => expect(codeOf(checkPhases(HELD, changed, [PAPER]))).toBe(code));
});
