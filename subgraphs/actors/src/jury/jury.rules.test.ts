import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { checkComposition, checkShares, type CompositionRules, mayDeliberate, type Seat, SeatQuality, SeatRole, sharesFor } from './jury.rules.ts';

const NONE: CompositionRules = { teachersAtMostThirds: undefined, teachersAtLeastThirds: undefined, professionalsAtMostThirds: undefined };
const CAPA: CompositionRules = { ...NONE, teachersAtMostThirds: 2 };
const BTSA: CompositionRules = { ...NONE, teachersAtLeastThirds: 2, professionalsAtMostThirds: 1 };

const board = (teachers: number, professionals: number, others = 0, chairs = 1): Seat[] => [
  ...Array.from({ length: chairs }, (_, i) => ({ actorId: `c${i}`, role: SeatRole.CHAIR, quality: SeatQuality.OFFICIAL })),
  ...([[SeatQuality.TEACHER, teachers], [SeatQuality.PROFESSIONAL, professionals], [SeatQuality.OTHER, others]] as const)
    .flatMap(([quality, size]) => Array.from({ length: size }, (_, i) => ({ actorId: `${quality}${i}`, role: SeatRole.MEMBER, quality }))),
];

describe('the composition of a board', () => {
  const cases: [why: string, seats: Seat[], rules: CompositionRules, code: string | undefined][] = [
    ['CAPa, exactly two thirds of teachers', board(4, 2), CAPA, undefined],
    ['CAPa, one teacher more', board(5, 2), CAPA, 'JURY_TEACHERS_TOO_MANY'],
    ['CAPa, professionals alone', board(0, 3), CAPA, undefined],
    ['BTSA, exactly two thirds of teachers', board(4, 2), BTSA, undefined],
    ['BTSA, one teacher fewer', board(3, 2), BTSA, 'JURY_TEACHERS_TOO_FEW'],
    ['BTSA, teachers alone', board(3, 0), BTSA, undefined],
    ['BTSA, enough teachers, but with others beside', board(4, 1, 1), BTSA, undefined],
    ['professionals over a third', board(2, 2, 2), { ...NONE, professionalsAtMostThirds: 0 }, 'JURY_PROFESSIONALS_TOO_MANY'],
    ['a diploma whose regulation says nothing', board(1, 9), NONE, undefined],
    ['no chair', board(2, 1, 0, 0), CAPA, 'JURY_CHAIR_MISSING'],
    ['two chairs', board(2, 1, 0, 2), CAPA, 'JURY_TWO_CHAIRS'],
    ['nobody but a chair', board(0, 0), CAPA, 'JURY_EMPTY'],
    ['somebody twice', [...board(2, 1), { actorId: 'c0', role: SeatRole.MEMBER, quality: SeatQuality.OTHER }], CAPA, 'JURY_SEAT_TWICE'],
  ];
  it.each(cases)('%s', (_why, seats, rules, code) => {
    const checked = checkComposition(seats, rules);
    expect(checked.ok ? undefined : checked.refusal.code).toBe(code);
  });

  it.each([
    ['a member is absent, and the shares are broken by it', ['TEACHER0', 'TEACHER1'], true],
    ['the chair is absent, with no deputy', ['c0'], false],
    ['every member is absent', ['TEACHER0', 'TEACHER1', 'PROFESSIONAL0'], false],
  ])('deliberates or not when %s', (_why, absent, may) => expect(mayDeliberate(board(2, 1), new Set(absent))).toBe(may));

  it.each([['CAPa', CAPA], ['BTSA', BTSA], ['no rule', NONE]])('is filled in shares that stand: %s', (_why, rules) => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), (size) => {
      const { teachers, professionals } = sharesFor(size, rules);
      expect(teachers + professionals).toBe(size);
      expect(checkShares(board(teachers, professionals), rules).ok).toBe(true);
    }));
  });
});
