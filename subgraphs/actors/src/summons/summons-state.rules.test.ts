import { describe, expect, it } from '@jest/globals';

import { checkMove, FREES_THE_DIARY, type Move, NEXT_STATES, SummonsState } from './summons-state.rules.ts';

const { ISSUED, ACKNOWLEDGED, HONOURED, ABSENT, CANCELLED, SUPERSEDED, DECLINED } = SummonsState;

describe('a move of a summons', () => {
  const cases: [why: string, from: SummonsState, move: Partial<Move> & { to: SummonsState }, code: string | undefined][] = [
    ['to the next state', ISSUED, { to: ACKNOWLEDGED }, undefined],
    ['by a machine that read no version', ISSUED, { to: ACKNOWLEDGED, version: undefined }, undefined],
    ['honoured on the day itself', ACKNOWLEDGED, { to: HONOURED, today: '2026-06-15' }, undefined],
    ['honoured the day before', ACKNOWLEDGED, { to: HONOURED, today: '2026-06-14' }, 'SUMMONS_NOT_YET_DUE'],
    ['absent the day before', ACKNOWLEDGED, { to: ABSENT, today: '2026-06-14' }, 'SUMMONS_NOT_YET_DUE'],
    ['cancelled the day before', ACKNOWLEDGED, { to: CANCELLED, today: '2026-06-14' }, undefined],
    ['honoured without being acknowledged', ISSUED, { to: HONOURED }, 'SUMMONS_TRANSITION'],
    ['honoured twice', HONOURED, { to: HONOURED }, 'SUMMONS_TRANSITION'],
    ['honoured by mistake, then cancelled', HONOURED, { to: CANCELLED }, undefined],
    ['on an older version', ISSUED, { to: ACKNOWLEDGED, version: 2 }, 'SUMMONS_CHANGED_MEANWHILE'],
    ['on a version that is not yet', ISSUED, { to: ACKNOWLEDGED, version: 4 }, 'SUMMONS_CHANGED_MEANWHILE'],
  ];
  it.each(cases)('%s', (_why, state, move, code) => {
    const outcome = checkMove({ state, version: 3, date: '2026-06-15' }, { version: 3, today: '2026-06-20', ...move });
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code);
  });

  it('never leaves a state that frees the half-day: it may be given to somebody else', () => {
    expect([...FREES_THE_DIARY].flatMap((state) => NEXT_STATES[state])).toEqual([]);
    expect([...FREES_THE_DIARY].sort()).toEqual([CANCELLED, DECLINED, SUPERSEDED]);
  });

  it('leads from the draft to every other state', () => {
    const reached = new Set([SummonsState.DRAFT]);
    for (const state of reached) for (const next of NEXT_STATES[state]) reached.add(next);
    expect([...reached].sort()).toEqual(Object.values(SummonsState).sort());
  });
});
