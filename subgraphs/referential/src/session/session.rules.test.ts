import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkStep, nextStates, SESSION_STATES, type SessionStateName } from './session.rules.ts';

const step = (from: SessionStateName, to: SessionStateName, reason = '', roles = ['BEX']) => checkStep({ from, to, reason, roles });

describe('a session', () => {
  it.each([
    ['the next phase', 'PAPERS', 'MARKING', '', 'ADVANCED'],
    ['final results without a second group', 'PUBLISHED', 'FINAL', '', 'ADVANCED'],
    ['its end without a replacement session', 'FINAL', 'CLOSED', '', 'ADVANCED'],
    ['the enrolments, reopened with a reason', 'ORGANISATION', 'ENROLMENT_OPEN', 'Cyclone', 'REOPENED'],
  ] as const)('goes to %s', (_why, from, to, reason, done) => {
    expect(step(from, to, reason)).toEqual({ ok: true, value: done });
  });

  it.each([
    ['two phases at once', 'ENROLMENT_OPEN', 'ORGANISATION', 'Hâte', 'SESSION_STEP'],
    ['where it stands', 'PAPERS', 'PAPERS', 'Encore', 'SESSION_STEP'],
    ['its draft', 'DECLARED', 'DRAFT', 'Erreur', 'SESSION_STEP'],
    ['an earlier phase without a reason', 'MARKING', 'PAPERS', ' ', 'SESSION_REASON_MISSING'],
    ['anywhere once archived', 'ARCHIVED', 'CLOSED', 'Contrôle', 'SESSION_ARCHIVED'],
  ] as const)('does not go to %s', (_why, from, to, reason, code) => {
    expect(step(from, to, reason)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('is moved by the bureau alone', () => {
    expect(step('PAPERS', 'MARKING', '', ['UNIT', 'HEAD'])).toMatchObject({ ok: false, refusal: { code: 'SESSION_BUREAU_ONLY' } });
  });

  it('can always come to its archives, and only forwards', () => {
    fc.assert(fc.property(fc.constantFrom(...SESSION_STATES), (state) => {
      for (const next of nextStates(state)) expect(SESSION_STATES.indexOf(next)).toBeGreaterThan(SESSION_STATES.indexOf(state));
      expect(nextStates(state).length > 0).toBe(state !== 'ARCHIVED');
    }));
  });
});
