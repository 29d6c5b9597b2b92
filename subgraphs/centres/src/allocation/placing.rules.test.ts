import { expect, it } from '@jest/globals';
import type { GlobalId } from '@mirex/schema/global-id';

import { type Floor, place } from './placing.rules.ts';

const NINE = Date.UTC(2026, 5, 8, 7);
const HOUR = 3_600_000;
const [enrolmentId, sittingId, venueId] = ['e', 's', 'v'] as GlobalId[] as [GlobalId, GlobalId, GlobalId];
const room = (code: string, more: object = {}) => ({ venueId, code, capacity: 2, accessible: false, ...more });
const floor = (more: Partial<Floor> = {}): Floor => ({
  enrolments: [{ id: enrolmentId, number: 'NO26-000001', session: 2026, specialityCode: '40321004', state: 'ACCEPTED', papers: null }],
  sittings: [{ id: sittingId, venueId, session: 2026, paperCode: '40321004.E1', specialityCode: '40321004', centreState: 'READY', startsAt: NINE, endsAt: NINE + 2 * HOUR, requires: [], spoken: false, frozen: null }],
  rooms: [room('A1')], heldSeats: [], heldSittings: [], measures: [], newId: () => 'new' as GlobalId, ...more,
});
const [sitting] = floor().sittings;
const ALONE = [{ enrolmentId, paperCode: '40321004.E1', code: 'SEPARATE_ROOM', extraMinutesPerHour: null }];
const SOMEBODY = [{ venueId, room: 'A1', seat: 1, startsAt: NINE, endsAt: NINE + HOUR, alone: false }];

const cases: [why: string, asked: { room?: string; accessible?: boolean }, floor: Floor, answer: string][] = [
  ['any room', {}, floor(), 'A1'],
  ['the room that is asked for', { room: 'B1' }, floor({ rooms: [room('A1'), room('B1')] }), 'B1'],
  ['a room that is not there', { room: 'Z9' }, floor(), 'ROOM_UNKNOWN'],
  ['a room that a wheelchair does not get into', { room: 'A1', accessible: true }, floor(), 'ROOM_NOT_ACCESSIBLE'],
  ['no room that a wheelchair gets into', { accessible: true }, floor(), 'NO_ACCESSIBLE_SEAT'],
  ['a room without what the paper needs', { room: 'A1' }, floor({ sittings: sitting ? [{ ...sitting, requires: ['LABORATORY'] }] : [] }), 'ROOM_WITHOUT_EQUIPMENT'],
  ['a room that has it', { room: 'A1' }, floor({ sittings: sitting ? [{ ...sitting, requires: ['LABORATORY'] }] : [], rooms: [room('A1', { equipment: ['LABORATORY'] })] }), 'A1'],
  ['an empty room to sit in alone', {}, floor({ measures: ALONE }), 'A1'],
  ['no empty room to sit in alone', {}, floor({ measures: ALONE, heldSeats: SOMEBODY }), 'NO_SEPARATE_ROOM'],
];

it.each(cases)('a candidate gets, or does not: %s', (_why, asked, on, answer) => {
  const [placed] = place([{ enrolmentId, sittingId, ...asked }], on);
  expect(placed?.ok ? placed.value.room : placed?.refusal.code).toBe(answer);
});
