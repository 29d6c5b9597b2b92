import { expect, it } from '@jest/globals';

import { instantOf } from './local-time.ts';

it.each([
  ['summer in the metropole', '2027-06-08T09:00', 'Europe/Paris', '2027-06-08T07:00:00.000Z'],
  ['the same morning, half a day later', '2027-06-08T09:00', 'Pacific/Tahiti', '2027-06-08T19:00:00.000Z'],
  ['a day that began the day before', '2027-12-08T00:00', 'Pacific/Noumea', '2027-12-07T13:00:00.000Z'],
  ['the last minute before the hour that is skipped', '2027-03-28T01:59', 'Europe/Paris', '2027-03-28T00:59:00.000Z'],
])('%s', (_why, local, timeZone, instant) => {
  expect(instantOf(local, timeZone)).toEqual({ ok: true, value: new Date(instant) });
});

it.each([
  ['an hour that summer time skips', '2027-03-28T02:30', 'LOCAL_TIME_NOT_ONE'],
  ['an hour that comes twice', '2027-10-31T02:30', 'LOCAL_TIME_NOT_ONE'],
  ['a day that is not there', '2027-02-30T09:00', 'LOCAL_TIME_MALFORMED'],
  ['a day alone', '2027-06-08', 'LOCAL_TIME_MALFORMED'],
  ['words', 'demain matin', 'LOCAL_TIME_MALFORMED'],
])('%s is refused', (_why, local, code) => {
  expect(instantOf(local, 'Europe/Paris')).toMatchObject({ ok: false, refusal: { code } });
});
