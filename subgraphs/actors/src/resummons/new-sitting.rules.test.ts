import { expect, it } from '@jest/globals';

import { localSitting } from './new-sitting.rules.ts';

it.each([
  ['a morning in Rennes', '2026-06-16T06:30:00Z', '2026-06-16T10:00:00Z', 'Europe/Paris', { date: '2026-06-16', startsAt: '08:30', halfDay: 'MORNING' }],
  ['a day in Rennes', '2026-06-16T06:30:00Z', '2026-06-16T12:00:00Z', 'Europe/Paris', { date: '2026-06-16', startsAt: '08:30', halfDay: 'DAY' }],
  ['the same instant at Nouméa, in the evening', '2026-06-16T06:30:00Z', '2026-06-16T10:00:00Z', 'Pacific/Noumea', { date: '2026-06-16', startsAt: '17:30', halfDay: 'AFTERNOON' }],
  ['the day before at Papeete', '2026-06-16T06:30:00Z', '2026-06-16T10:00:00Z', 'Pacific/Tahiti', { date: '2026-06-15', startsAt: '20:30', halfDay: 'AFTERNOON' }],
])('is told by the clock of the place: %s', (_why, startsAt, endsAt, zone, told) => expect(localSitting({ startsAt, endsAt }, zone)).toEqual(told));
