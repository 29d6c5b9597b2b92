import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkReopening, checkStep, nextStates, SESSION_STATES, type SessionStateName } from './session.rules.ts';

describe('a session', () => {
  it.each<[why: string, from: SessionStateName, to: SessionStateName, refused: string | undefined]>([
    ['the next phase', 'PAPERS', 'MARKING', undefined],
    ['final results without a second group', 'PUBLISHED', 'FINAL', undefined],
    ['its end without a replacement session', 'FINAL', 'CLOSED', undefined],
    ['two phases at once', 'ENROLMENT_OPEN', 'ORGANISATION', 'SESSION_STEP'],
    ['where it stands', 'PAPERS', 'PAPERS', 'SESSION_STEP'],
    ['back', 'MARKING', 'PAPERS', 'SESSION_STEP'],
    ['anywhere once archived', 'ARCHIVED', 'CLOSED', 'SESSION_ARCHIVED'],
  ])('goes to %s', (_why, from, to, refused) => {
    const outcome = checkStep(from, to);
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(refused);
  });

  it('can always come to its archives, and only forwards', () => {
    fc.assert(fc.property(fc.constantFrom(...SESSION_STATES), (state) => {
      for (const next of nextStates(state)) expect(SESSION_STATES.indexOf(next)).toBeGreaterThan(SESSION_STATES.indexOf(state));
      expect(nextStates(state).length > 0).toBe(state !== 'ARCHIVED');
    }));
  });
});

describe('a phase', () => {
  const now = new Date('2026-11-22T08:00:00Z');
  const later = new Date(now.getTime() + 1);
  const asked = { state: 'ORGANISATION', phase: 'ENROLMENT_OPEN', reason: 'Cyclone', until: later } as const;
  it.each<[why: string, more: { state?: SessionStateName; phase?: SessionStateName; reason?: string; until?: Date }, refused: string | undefined]>([
    ['that was left', {}, undefined],
    ['in which the session stands', { phase: 'ORGANISATION' }, 'SESSION_PHASE_NOT_LEFT'],
    ['that is to come', { phase: 'PAPERS' }, 'SESSION_PHASE_NOT_LEFT'],
    ['of drafts', { phase: 'DRAFT' }, 'SESSION_PHASE_NOT_LEFT'],
    ['without a reason', { reason: ' ' }, 'SESSION_REASON_MISSING'],
    ['until now', { until: now }, 'SESSION_UNTIL_PAST'],
    ['of the archives', { state: 'ARCHIVED' }, 'SESSION_ARCHIVED'],
  ])('%s is opened again or not', (_why, more, refused) => {
    const { state, ...reopening } = { ...asked, ...more };
    const outcome = checkReopening(state, reopening, now);
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(refused);
  });
});
