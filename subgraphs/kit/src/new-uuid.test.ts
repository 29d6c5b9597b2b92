import { afterEach, expect, it, jest } from '@jest/globals';
import { validate, version } from 'uuid';

import { newUuid } from './new-uuid.ts';

afterEach(() => {
  jest.useRealTimers();
});

const many = (): string[] => Array.from({ length: 10_000 }, newUuid);

it('ids are UUIDs of version 7, and none comes twice', () => {
  const ids = many();
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
});

it('ids are in the order of their making, in one millisecond and when the clock goes back', () => {
  jest.useFakeTimers({ now: Date.now() + 10_000 });
  const ids = many();
  jest.setSystemTime(Date.now() - 5_000);
  ids.push(...many());
  expect(ids.toSorted()).toEqual(ids);
});
