import { describe, expect, it } from '@jest/globals';
import type { GlobalId } from '@mirex/schema/global-id';
import fc from 'fast-check';

import { overlap } from '../allocation/allocation.rules.ts';
import { assignSlots, checkPost, type Heard, minutesOf, type Post } from './slots.rules.ts';

const MINUTE = 60_000;
const at = (from: number, to: number) => ({ startsAt: from * MINUTE, endsAt: to * MINUTE });
const post = (id: string, from: number, to: number, more: Partial<Post> = {}): Post => ({ id: id as GlobalId, ...at(from, to), slotMinutes: 30, taken: [], ...more });
const heard = (id: string, more: Partial<Heard> = {}): Heard => ({ enrolmentId: id as GlobalId, extraMinutesPerHour: 0, busy: [], ...more });
const said = (outcome: ReturnType<typeof assignSlots>) =>
  (outcome.ok ? outcome.value.map(({ enrolmentId, postId, startsAt, endsAt }) => `${enrolmentId} ${postId} ${startsAt / MINUTE}-${endsAt / MINUTE}`) : [outcome.refusal.code]);

const cases: [why: string, candidates: Heard[], posts: Post[], slots: string[]][] = [
  ['one after the other', [heard('a'), heard('b')], [post('P', 0, 60)], ['a P 0-30', 'b P 30-60']],
  ['at the next post once the first is full', [heard('a'), heard('b'), heard('c')], [post('P', 0, 60), post('Q', 60, 120)], ['a P 0-30', 'b P 30-60', 'c Q 60-90']],
  ['longer with extra time', [heard('a', { extraMinutesPerHour: 20 }), heard('b')], [post('P', 0, 70)], ['a P 0-40', 'b P 40-70']],
  ['after what else is sat', [heard('a', { busy: [at(0, 20)] })], [post('P', 0, 60)], ['a P 20-50']],
  ['after those who are there already', [heard('a')], [post('P', 0, 60, { taken: [at(0, 30)] })], ['a P 30-60']],
  ['not at all when there are more than slots', [heard('a'), heard('b'), heard('c')], [post('P', 0, 60)], ['SLOTS_TOO_FEW']],
  ['not in a slot shorter than the paper and the extra time', [heard('a', { extraMinutesPerHour: 20 })], [post('P', 0, 39)], ['SLOTS_TOO_FEW']],
];
describe('candidates are heard', () => {
  it.each(cases)('%s', (_why, candidates, posts, slots) => expect(said(assignSlots(candidates, posts))).toEqual(slots));

  it('never two at one post at a time, never beyond it, never while they sit elsewhere', () => {
    const busy = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 4 })).map(([from, length]) => at(from * 10, (from + length) * 10)), { maxLength: 2 });
    const candidates = fc.array(fc.record({ extraMinutesPerHour: fc.constantFrom(0, 20), busy }), { maxLength: 6 });
    fc.assert(fc.property(candidates, (asked) => {
      const posts = [post('P', 0, 180), post('Q', 60, 240)];
      const outcome = assignSlots(asked.map((one, i) => heard(`c${i}`, one)), posts);
      if (!outcome.ok) return;
      for (const [i, slot] of outcome.value.entries()) {
        const of = posts.find(({ id }) => id === slot.postId);
        expect(of && slot.startsAt >= of.startsAt && slot.endsAt <= of.endsAt).toBe(true);
        expect(asked[i]?.busy.some((other) => overlap(other, slot))).toBe(false);
        expect(outcome.value.some((other, j) => j < i && other.postId === slot.postId && overlap(other, slot))).toBe(false);
      }
    }));
  });
});

it('counts extra minutes up', () => expect([minutesOf(25, 20), minutesOf(30, 0), minutesOf(30, 1)]).toEqual([34, 30, 31]));

const WINDOW = [{ startsAt: '1970-01-01T00:00:00Z', endsAt: '1970-01-01T04:00:00Z' }];
it.each([
  ['as long as one slot', at(0, 30), [], WINDOW, 'open'], ['one minute shorter', at(0, 29), [], WINDOW, 'POST_TOO_SHORT'], ['out of the schedule', at(230, 270), [], WINDOW, 'POST_OUT_OF_CALENDAR'],
  ['without a schedule', at(230, 270), [], [], 'open'], ['where another is', at(0, 60), [at(30, 90)], WINDOW, 'POST_OVERLAPS'], ['right after another', at(60, 120), [at(0, 60)], WINDOW, 'open'],
])('a post %s', (_why, span, others, windows, answer) => {
  const outcome = checkPost({ ...span, room: 'A', slotMinutes: 30 }, others, windows);
  expect(outcome.ok ? 'open' : outcome.refusal.code).toBe(answer);
});
