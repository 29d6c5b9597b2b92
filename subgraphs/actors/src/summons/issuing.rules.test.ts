import { describe, expect, it } from '@jest/globals';

import { EDITION } from '../edition.fixture.ts';
import { HalfDay, slotKey, slotsOf } from './diary.rules.ts';
import { Activity, checkMission, isSameMission, type IssuingFacts, type Mission } from './issuing.rules.ts';

const mission = (changes: Partial<Mission> = {}): Mission => ({
  actorId: 'a', session: 2026, activity: Activity.SCRIPT_MARKING, specialityCode: '40321004', paperCode: '40321004.E1', sittingId: null,
  date: '2026-06-15', halfDay: HalfDay.MORNING, quantity: 40, ...changes,
});

const FACTS: IssuingFacts = {
  actors: new Set(['a', 'b']), sessions: new Set([2026]), specialities: new Set(['40321004', '32321007']),
  papers: new Map((EDITION.papers ?? []).map((paper) => [paper.code, paper])),
  taken: new Set(slotsOf(mission({ date: '2026-06-16' })).map(slotKey)), largestQuantity: 500,
};

describe('a mission', () => {
  const cases: [why: string, changes: Partial<Mission>, code: string | undefined][] = [
    ['on a free half-day', {}, undefined],
    ['for a whole centre', { specialityCode: null, paperCode: null }, undefined],
    ['of the largest quantity', { quantity: 500 }, undefined],
    ['one above the largest quantity', { quantity: 501 }, 'QUANTITY_OUT_OF_RANGE'],
    ['of nothing', { quantity: 0 }, 'QUANTITY_OUT_OF_RANGE'],
    ['of less than nothing', { quantity: -1 }, 'QUANTITY_OUT_OF_RANGE'],
    ['on a morning that is taken', { date: '2026-06-16' }, 'SUMMONS_OVERLAPS'],
    ['on the afternoon after it', { date: '2026-06-16', halfDay: HalfDay.AFTERNOON }, undefined],
    ['on the whole day of it', { date: '2026-06-16', halfDay: HalfDay.DAY }, 'SUMMONS_OVERLAPS'],
    ['of somebody else on that morning', { actorId: 'b', date: '2026-06-16' }, undefined],
    ['of nobody', { actorId: 'c' }, 'ACTOR_UNKNOWN'],
    ['in a session that is not', { session: 2099 }, 'SESSION_UNKNOWN'],
    ['for an unknown speciality', { specialityCode: '00000000', paperCode: null }, 'SPECIALITY_UNKNOWN'],
    ['for an unknown paper', { paperCode: '40321004.E9' }, 'PAPER_UNKNOWN'],
    ['for a paper of another speciality', { paperCode: '32321007.E1' }, 'PAPER_OF_ANOTHER_SPECIALITY'],
    ['for a paper of no speciality', { specialityCode: null }, 'PAPER_OF_ANOTHER_SPECIALITY'],
  ];
  it.each(cases)('%s', (_why, changes, code) => {
    const outcome = checkMission(mission(changes), FACTS);
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code);
  });

  it.each(Object.keys(mission()) as (keyof Mission)[])('is another one when its %s differs', (name) => {
    expect(isSameMission(mission(), mission())).toBe(true);
    expect(isSameMission(mission(), { ...mission(), [name]: 'other' })).toBe(false);
  });
});
