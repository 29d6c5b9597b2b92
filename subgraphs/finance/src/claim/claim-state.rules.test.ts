import { describe, expect, it } from '@jest/globals';

import { checkMove, type ClaimAsMoved, type ClaimMove, ClaimState, NEXT_STATES } from './claim-state.rules.ts';

const { EXPECTED, DECLARED, SERVICE_CERTIFIED, INSTRUCTED, RETURNED, VALIDATED, BATCHED, PAID, CANCELLED } = ClaimState;

const declaredBy = (by: string): ClaimAsMoved['history'] => [{ to: DECLARED, by }];

describe('a step of a claim', () => {
  const cases: [why: string, claim: Partial<ClaimAsMoved>, move: Partial<ClaimMove> & { to: ClaimState }, code: string | undefined][] = [
    ['declared', {}, { to: DECLARED }, undefined],
    ['declared by a machine that read no version', {}, { to: DECLARED, version: undefined }, undefined],
    ['declared on an older version', {}, { to: DECLARED, version: 6 }, 'CLAIM_CHANGED_MEANWHILE'],
    ['certified before it is declared', {}, { to: SERVICE_CERTIFIED }, 'CLAIM_TRANSITION'],
    ['certified by another', { state: DECLARED, history: declaredBy('b') }, { to: SERVICE_CERTIFIED }, undefined],
    ['certified by who declared it', { state: DECLARED, history: declaredBy('a') }, { to: SERVICE_CERTIFIED }, 'DUTIES_NOT_SEPARATED'],
    ['certified by who declared it before it came back', { state: DECLARED, history: [...declaredBy('a'), ...declaredBy('b')] }, { to: SERVICE_CERTIFIED }, 'DUTIES_NOT_SEPARATED'],
    ['validated by who instructed it', { state: INSTRUCTED, history: [{ to: INSTRUCTED, by: 'a' }] }, { to: VALIDATED }, 'DUTIES_NOT_SEPARATED'],
    ['validated by who declared it: those two may be one', { state: INSTRUCTED, history: [...declaredBy('a'), { to: INSTRUCTED, by: 'b' }] }, { to: VALIDATED }, undefined],
    ['declared although the summons was cancelled', { state: RETURNED, summonsCancelled: true }, { to: DECLARED }, 'CLAIM_SUMMONS_CANCELLED'],
    ['cancelled because the summons was', { state: DECLARED, summonsCancelled: true }, { to: CANCELLED }, undefined],
    ['returned because the summons was cancelled', { state: INSTRUCTED, summonsCancelled: true }, { to: RETURNED }, undefined],
    ['cancelled once in a batch', { state: BATCHED }, { to: CANCELLED }, 'CLAIM_TRANSITION'],
    ['taken out of its batch', { state: BATCHED }, { to: VALIDATED }, undefined],
    ['certified by the actor who is paid', { state: DECLARED }, { to: SERVICE_CERTIFIED, actor: 'actor' }, 'CLAIM_OF_ONESELF'],
    ['certified by another actor', { state: DECLARED }, { to: SERVICE_CERTIFIED, actor: 'other' }, undefined],
    ['declared by the actor who is paid', {}, { to: DECLARED, actor: 'actor' }, undefined],
    ['changed once paid', { state: PAID }, { to: DECLARED }, 'CLAIM_TRANSITION'],
  ];
  it.each(cases)('%s', (_why, claim, move, code) => {
    const outcome = checkMove({ state: EXPECTED, version: 7, summonsCancelled: false, actorId: 'actor', history: [], ...claim }, { by: 'a', version: 7, ...move });
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code);
  });

  it('leads from the expectation to every other state', () => {
    const reached = new Set([EXPECTED]);
    for (const state of reached) for (const next of NEXT_STATES[state]) reached.add(next);
    expect([...reached].sort()).toEqual(Object.values(ClaimState).sort());
  });
});
