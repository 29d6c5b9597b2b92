import { describe, expect, it } from '@jest/globals';

import { type Assigned, competence, contradictions } from './competence.rules.ts';

const guadeloupe = (mirexCode: Assigned['mirexCode'], firstSession: number, lastSession: number | null): Assigned => ({ regionCode: '01', mirexCode, firstSession, lastSession });

const moved = [guadeloupe('AG', 2021, 2024), guadeloupe('OP', 2025, null)];

describe('who is competent', () => {
  it.each([
    ['its only assignment', [guadeloupe('AG', 2021, null)], 2026, { answer: 'ASSIGNED', mirexCode: 'AG' }],
    ['its first session', [guadeloupe('AG', 2021, null)], 2021, { answer: 'ASSIGNED', mirexCode: 'AG' }],
    ['the session before the first', [guadeloupe('AG', 2021, null)], 2020, { answer: 'BEFORE_MIREX', firstSession: 2021 }],
    ['the last session before a move', moved, 2024, { answer: 'ASSIGNED', mirexCode: 'AG' }],
    ['the first session after a move', moved, 2025, { answer: 'ASSIGNED', mirexCode: 'OP' }],
    ['a session after the last', [guadeloupe('AG', 2021, 2024)], 2025, { answer: 'UNASSIGNED_TERRITORY' }],
    ['a territory that no text assigns', [], 2026, { answer: 'UNASSIGNED_TERRITORY' }],
    ['a territory that no text assigns, long ago', [], 1990, { answer: 'UNASSIGNED_TERRITORY' }],
    ['no territory at all', undefined, 2026, { answer: 'UNKNOWN_TERRITORY' }],
  ])('in %s', (_why, assignments, session, expected) => {
    expect(competence(assignments, session)).toEqual(expected);
  });
});

describe('two assignments of one region', () => {
  it('contradict each other in the session that both cover', () => {
    expect(contradictions([guadeloupe('AG', 2021, 2025), guadeloupe('OP', 2025, null)])).toHaveLength(1);
    expect(contradictions([guadeloupe('AG', 2021, null), { ...guadeloupe('OP', 2021, null), regionCode: '02' }])).toEqual([]);
    expect(contradictions(moved)).toEqual([]);
  });
});
