import { describe, expect, it } from '@jest/globals';

import { BatchState, checkBatchMove, NEXT_STATES } from './batch-state.rules.ts';

const { OPEN, CHECKED, SEALED, SENT, ACK_FULL, ACK_PARTIAL, ACK_NONE, CLOSED } = BatchState;

describe('SM-BATCH', () => {
  it('goes from open to closed, by each of the three acknowledgements', () => {
    for (const acknowledged of [ACK_FULL, ACK_PARTIAL, ACK_NONE]) {
      const way = [OPEN, CHECKED, SEALED, SENT, acknowledged, CLOSED];
      expect(way.every((state, i) => i === 0 || NEXT_STATES[way[i - 1] as BatchState].includes(state))).toBe(true);
    }
  });

  it('never opens again what is sealed', () => {
    for (const state of [SEALED, SENT, ACK_FULL, ACK_PARTIAL, ACK_NONE, CLOSED]) expect(NEXT_STATES[state].filter((to) => to === OPEN || to === CHECKED || to === SEALED)).toEqual([]);
  });

  it('waits for a line in one state only', () =>
    expect(Object.values(BatchState).filter((state) => NEXT_STATES[state].includes(ACK_FULL))).toEqual([SENT, ACK_PARTIAL]));

  it.each<[why: string, from: BatchState, to: BatchState, version: number | undefined, answer: string]>([
    ['is sealed once it is checked', CHECKED, SEALED, 3, 'done'],
    ['is not sealed unchecked', OPEN, SEALED, 3, 'BATCH_TRANSITION'],
    ['is not moved by who has read another version', CHECKED, SEALED, 2, 'BATCH_CHANGED_MEANWHILE'],
    ['is moved by machines that read no screen', SENT, ACK_FULL, undefined, 'done'],
    ['is not closed while it is on its way', SENT, CLOSED, undefined, 'BATCH_TRANSITION'],
  ])('%s', (_why, state, to, version, answer) => {
    const outcome = checkBatchMove({ state, version: 3 }, to, version);
    expect(outcome.ok ? 'done' : outcome.refusal.code).toBe(answer);
  });
});
