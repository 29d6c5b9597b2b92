import { afterEach, expect, it } from '@jest/globals';

import { openLog } from '../log/log.ts';
import { RefusalBook } from './refusal-book.ts';
import type { Refusal, RefusalLine } from './refusal.ts';

const told: RefusalLine[][] = [];
let down = false;
let clock = 0;
const book = (most = 100): RefusalBook => new RefusalBook({
  now: () => clock, log: openLog('silent'), everyMs: 60_000, most,
  tell: async (lines) => {
    if (down) throw new Error('nobody answers');
    told.push([...lines]);
  },
});
const refusal = (changes: Partial<Refusal> = {}): Refusal => ({ who: 'exam-no', roles: ['EXAM'], client: 'explorateur', requestId: 'r1', action: 'Query.enrolments', code: 'FORBIDDEN', ...changes });
afterEach(() => {
  told.length = 0;
  down = false;
  clock = 0;
});

it('refusals of one kind are one line that counts them, by the first', async () => {
  const kept = book();
  kept.note(refusal());
  clock = 500;
  kept.note(refusal({ requestId: 'r2' }));
  kept.note(refusal({ code: 'COST_EXCEEDED' }));
  await kept.flush();
  expect(told).toEqual([[
    { at: '1970-01-01T00:00:00.000Z', who: 'exam-no', roles: ['EXAM'], client: 'explorateur', request: 'r1', action: 'Query.enrolments', outcome: 'FORBIDDEN', count: 2 },
    expect.objectContaining({ outcome: 'COST_EXCEEDED', count: 1 }),
  ]]);
  await kept.flush();
  expect(told).toHaveLength(1);
});

it('what cannot be told is kept, and told with what came since', async () => {
  const kept = book();
  down = true;
  kept.note(refusal());
  await kept.flush();
  down = false;
  kept.note(refusal());
  await kept.close();
  expect(told.map((lines) => lines.map(({ count }) => count))).toEqual([[2]]);
});

it('a flood of kinds is held within a bound, and the rest is counted', async () => {
  const kept = book(3);
  for (let n = 0; n < 1_000; n += 1) kept.note(refusal({ action: `Query.f${n}` }));
  await kept.close();
  expect(told.flat().map(({ outcome, count }) => [outcome, count])).toEqual([['FORBIDDEN', 1], ['FORBIDDEN', 1], ['FORBIDDEN', 1], ['MORE_REFUSALS', 997]]);
});

it('a count that could not be told is counted further', async () => {
  const kept = book(1);
  down = true;
  for (const action of ['a', 'b', 'c']) kept.note(refusal({ action }));
  await kept.flush();
  down = false;
  await kept.close();
  expect(told.flat().reduce((sum, { count }) => sum + count, 0)).toBe(3);
});
