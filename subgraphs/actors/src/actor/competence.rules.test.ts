import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { ActorRole, checkCompetences, type CompetenceFact } from './competence.rules.ts';

const SPECIALITIES = new Set(['40321004']);
const competence = (changes: Partial<CompetenceFact> = {}): CompetenceFact =>
  ({ role: ActorRole.MARKER, specialityCode: '40321004', discipline: 'Agronomie', from: '2024-09-01', to: '2026-08-31', ...changes });

describe('the competences of an actor', () => {
  const cases: [why: string, competences: CompetenceFact[], code: string | undefined][] = [
    ['none at all', [], undefined],
    ['for any speciality', [competence({ specialityCode: null })], undefined],
    ['of a single day', [competence({ to: '2024-09-01' })], undefined],
    ['one day after the other', [competence(), competence({ from: '2026-09-01', to: null })], undefined],
    ['the same days in another role', [competence(), competence({ role: ActorRole.EXAMINER })], undefined],
    ['the same days in another discipline', [competence(), competence({ discipline: null })], undefined],
    ['on the last day of the same one', [competence(), competence({ from: '2026-08-31', to: null })], 'COMPETENCE_OVERLAPS'],
    ['twice without end', [competence({ to: null }), competence({ from: '2030-01-01', to: null })], 'COMPETENCE_OVERLAPS'],
    ['ended before it began', [competence({ to: '2024-08-31' })], 'COMPETENCE_PERIOD_REVERSED'],
    ['a speciality that nobody knows', [competence({ specialityCode: '00000000' })], 'SPECIALITY_UNKNOWN'],
  ];
  it.each(cases)('%s', (_why, competences, code) => {
    const outcome = checkCompetences(competences, SPECIALITIES);
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code);
  });

  it('stand together in any order, or in none', () => {
    const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-01-0${n}`);
    const some = fc.array(fc.record({ from: day, to: fc.option(day) }).filter(({ from, to }) => to === null || from <= to).map(competence), { maxLength: 4 });
    fc.assert(fc.property(some, (facts) => {
      expect(checkCompetences(facts.toReversed(), SPECIALITIES).ok).toBe(checkCompetences(facts, SPECIALITIES).ok);
    }));
  });
});
