import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { fileOf, paper, REGULATION } from './result.fixture.ts';
import { decide, type JuryWord, shortOf } from './jury-word.rules.ts';
import { propose } from './result.rules.ts';

/** Two papers of coefficient 1: the total that is needed is 20,000 thousandths. */
const at = (hundredths: number) => propose(fileOf([paper('E1', hundredths), paper('E2', hundredths)]), REGULATION);
const word = (verdict: JuryWord['verdict'], points: number, reason = 'Livret très favorable'): JuryWord => ({ verdict, points, reason });

describe('the jury’s word', () => {
  const cases: [why: string, average: number, word: JuryWord, said: string][] = [
    ['admits at 9.00 with the points that were missing', 900, word('ADMIT', 2000), 'ADMITTED_BY_JURY'],
    ['admits with more than were missing', 900, word('ADMIT', 5000), 'ADMITTED_BY_JURY'],
    ['does not admit with one thousandth less', 900, word('ADMIT', 1999), 'JURY_POINTS_SHORT'],
    ['does not admit at 8.99', 899, word('ADMIT', 3000), 'JURY_HAS_NO_CHOICE'],
    ['has nothing to say at 10', 1000, word('FAIL', 0), 'JURY_HAS_NO_CHOICE'],
    ['fails without points', 950, word('FAIL', 0), 'FAILED'],
    ['does not fail with points', 950, word('FAIL', 10), 'JURY_POINTS_WITHOUT_ADMISSION'],
    ['takes no points away', 950, word('ADMIT', -10), 'JURY_POINTS_NEGATIVE'],
    ['says why', 950, word('ADMIT', 2000, '  '), 'JURY_REASON_MISSING'],
  ];
  it.each(cases)('%s', (_why, average, said, expected) => {
    const outcome = decide(at(average), said, 1000);
    expect(outcome.ok ? outcome.value.decision : outcome.refusal.code).toBe(expected);
  });

  it('admits from exactly the points that the total is short of', () => {
    fc.assert(fc.property(fc.integer({ min: 900, max: 999 }), (average) => {
      const proposal = at(average);
      const short = shortOf(proposal, 1000);
      expect([decide(proposal, word('ADMIT', short), 1000).ok, decide(proposal, word('ADMIT', short - 1), 1000).ok]).toEqual([true, false]);
    }));
  });
});
