import { expect, it } from '@jest/globals';

import { needOf, ownEnd } from './measure.rules.ts';

const NOTHING = { alone: false, accessible: false, extraMinutesPerHour: 0, formats: [] };
const measure = (code: string, extraMinutesPerHour: number | null = null) => ({ code, extraMinutesPerHour });

it.each([
  ['none', [], NOTHING],
  ['a computer of one’s own asks nothing of the room', [measure('OWN_COMPUTER')], NOTHING],
  ['somebody who writes down what is said asks for a room', [measure('SCRIBE')], { ...NOTHING, alone: true }],
  ['an accessible room', [measure('ACCESSIBLE_ROOM')], { ...NOTHING, accessible: true }],
  ['an enlarged subject', [measure('LARGE_PRINT_20'), measure('LARGE_PRINT_A3')], { ...NOTHING, formats: ['A3', 'POINTS_20'] }],
  ['a recorded subject is heard in a room of one’s own', [measure('AUDIO')], { ...NOTHING, alone: true, formats: ['AUDIO'] }],
  ['a third more for the written paper', [measure('EXTRA_TIME_WRITTEN', 20)], { ...NOTHING, extraMinutesPerHour: 20 }],
  ['time for the oral does not lengthen the written paper', [measure('EXTRA_TIME_ORAL', 20)], NOTHING],
])('%s', (_why, measures, need) => expect(needOf(measures)).toEqual(need));

it('lengthens an oral by the greatest of its grants', () =>
  expect(needOf([measure('EXTRA_TIME_ORAL', 10), measure('EXTRA_TIME_PREPARATION', 20), measure('EXTRA_TIME_WRITTEN', 30)], 'SPOKEN').extraMinutesPerHour).toBe(20));

const MINUTE = 60_000;
it.each([[120, 0, 120], [120, 20, 160], [100, 20, 134], [1, 1, 2]])('a paper of %i minutes with %i more each hour ends after %i', (minutes, extra, end) =>
  expect(ownEnd({ startsAt: 0, endsAt: minutes * MINUTE }, extra)).toBe(end * MINUTE));
