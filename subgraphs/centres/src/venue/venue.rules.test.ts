import { expect, it } from '@jest/globals';

import { TIME_ZONES } from './time-zones.ts';
import { checkVenue, checkVenueOpen, LARGEST_ROOM, type VenueLine } from './venue.rules.ts';

const VENUE: VenueLine = { code: 'RENNES', name: 'Lycée', commune: '35238', timeZone: 'Europe/Paris', rooms: [{ code: 'A1', capacity: 1, accessible: true }] };
const room = (more: object) => ({ rooms: [{ code: 'A1', capacity: 20, accessible: false, ...more }] });

const cases: [why: string, change: Partial<VenueLine>, answer: string][] = [
  ['with one room of one seat', {}, 'taken'],
  ['in Corsica', { commune: '2A004' }, 'taken'],
  ['in New Caledonia', { commune: '98818', timeZone: 'Pacific/Noumea' }, 'taken'],
  ['with two rooms', { rooms: [...room({}).rooms, ...room({ code: 'A2' }).rooms] }, 'taken'],
  ['without a code', { code: ' ' }, 'VENUE_CODE_MISSING'],
  ['without a name', { name: '' }, 'VENUE_NAME_MISSING'],
  ['whose commune has four digits', { commune: '3523' }, 'COMMUNE_MALFORMED'],
  ['whose commune is a postcode of no INSEE form', { commune: '2C004' }, 'COMMUNE_MALFORMED'],
  ['without a commune', { commune: '' }, 'COMMUNE_MALFORMED'],
  ['whose clock is an offset', { timeZone: '+02:00' }, 'TIME_ZONE_UNKNOWN'],
  ['whose time zone does not exist', { timeZone: 'Europe/Rennes' }, 'TIME_ZONE_UNKNOWN'],
  ['without a room', { rooms: [] }, 'VENUE_WITHOUT_ROOM'],
  ['with a room twice', { rooms: [...room({}).rooms, ...room({}).rooms] }, 'ROOM_TWICE'],
  ['with a room without a code', room({ code: '' }), 'ROOM_CODE_MISSING'],
  ['with a room that seats nobody', room({ capacity: 0 }), 'ROOM_CAPACITY'],
  ['with a room that seats less than nobody', room({ capacity: -1 }), 'ROOM_CAPACITY'],
  ['with half a seat', room({ capacity: 1.5 }), 'ROOM_CAPACITY'],
  ['with the largest room', room({ capacity: LARGEST_ROOM }), 'taken'],
  ['with a larger one', room({ capacity: LARGEST_ROOM + 1 }), 'ROOM_CAPACITY'],
];
it.each(cases)('a venue %s', (_why, change, answer) => {
  const outcome = checkVenue({ ...VENUE, ...change }, TIME_ZONES);
  expect(outcome.ok ? 'taken' : outcome.refusal.code).toBe(answer);
});

it.each([
  ['exists and is open', { code: 'RENNES', closedOn: null }, 'open'],
  ['is closed', { code: 'RENNES', closedOn: '2026-01-01' }, 'VENUE_CLOSED'],
  ['does not exist', null, 'VENUE_UNKNOWN'],
])('a venue that %s', (_why, venue, answer) => {
  const outcome = checkVenueOpen('v', venue);
  expect(outcome.ok ? 'open' : outcome.refusal.code).toBe(answer);
});
