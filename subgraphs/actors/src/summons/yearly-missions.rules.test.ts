import { describe, expect, it } from '@jest/globals';
import type { RegulationFact } from '@mirex/schema/edition';

import { checkMissions, missionsAtMost } from './yearly-missions.rules.ts';

const says = (diploma: string, value: number, firstSession: number, lastSession: number | null = null): RegulationFact => ({
  code: `${diploma}.${firstSession}`, diploma, scope: null, region: null, firstSession, lastSession,
  items: [{ name: 'MISSIONS_A_YEAR_AT_MOST', unit: 'COUNT', value, wording: null, status: 'PLACEHOLDER' }],
});

describe('the yearly maximum of missions', () => {
  it.each<[why: string, regulations: RegulationFact[], most: number | null]>([
    ['nothing is said: none', [], null],
    ['another session says one: none', [says('CAPA', 5, 2021, 2025)], null],
    ['one diploma says it', [says('CAPA', 5, 2021)], 5],
    ['diplomas say it differently: the smallest, an actor has one year for all of them', [says('CAPA', 9, 2021), says('BTSA', 7, 2021)], 7],
    ['it was changed: the last one', [says('CAPA', 5, 2021), says('CAPA', 8, 2026)], 8],
  ])('%s', (_why, regulations, most) => {
    expect(missionsAtMost(regulations, 2026)).toBe(most);
  });

  it.each<[why: string, missions: number, most: number | null, refused: boolean]>([
    ['one below it', 4, 5, false], ['at it', 5, 5, true], ['above it, because it was lowered', 6, 5, true], ['none may be had', 0, 0, true], ['without one', 500, null, false],
  ])('of somebody %s', (_why, missions, most, refused) => {
    const room = checkMissions('a', missions, most);
    expect(room.ok ? null : room.refusal).toEqual(refused ? { code: 'YEARLY_MISSIONS_REACHED', actor: 'a', missions, most } : null);
  });
});
