import { expect, it } from '@jest/globals';
import type { GlobalId } from '@mirex/schema/global-id';

import { checkInvigilators, type Invigilator } from './invigilation.rules.ts';

const HOUR = 3_600_000;
const at = (from: number, to: number) => ({ startsAt: from * HOUR, endsAt: to * HOUR });
const person = (id: string, more: Partial<Invigilator> = {}): Invigilator => ({ id: id as GlobalId, establishment: '0290001B', state: 'ACTIVE', duties: [], ...more });
const RULES = { perRoom: 2, breakMinutes: 60 };

const cases: [why: string, people: (Invigilator | undefined)[], answer: string][] = [
  ['two from elsewhere', [person('a'), person('b')], 'assigned'],
  ['one alone', [person('a')], 'INVIGILATORS_TOO_FEW'],
  ['one twice', [person('a'), person('a')], 'INVIGILATOR_TWICE'],
  ['one that nobody knows', [person('a'), undefined], 'INVIGILATOR_UNKNOWN'],
  ['one who was merged', [person('a'), person('b', { state: 'MERGED' })], 'INVIGILATOR_UNKNOWN'],
  ['one who watches elsewhere then', [person('a'), person('b', { duties: [at(17, 19)] })], 'INVIGILATION_OVERLAPS'],
  ['one who watched from eight to thirteen', [person('a'), person('b', { duties: [at(8, 13)] })], 'INVIGILATION_WITHOUT_BREAK'],
  ['one who had an hour', [person('a'), person('b', { duties: [at(8, 12)] })], 'assigned'],
  ['one who watches right after', [person('a'), person('b', { duties: [at(18, 20)] })], 'INVIGILATION_WITHOUT_BREAK'],
  ['teachers of those pupils alone', [person('a', { establishment: '0350700A' }), person('b', { establishment: '0350700A' })], 'INVIGILATION_OF_OWN_PUPILS_ALONE'],
  ['one teacher of those pupils beside another', [person('a', { establishment: '0350700A' }), person('b', { establishment: null })], 'assigned'],
];
it.each(cases)('%s', (_why, people, answer) => {
  const outcome = checkInvigilators(people.map((known, i) => ({ id: known?.id ?? (`x${i}` as GlobalId), known })), at(13, 18), ['0350700A'], RULES);
  expect(outcome.ok ? 'assigned' : outcome.refusal.code).toBe(answer);
});
