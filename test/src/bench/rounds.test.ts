import { describe, expect, it } from '@jest/globals';

import { alternate, median, spent } from './rounds.ts';

describe('a median', () => {
  it.each([
    ['of one', [7], 7],
    ['of an odd number, in any order', [9, 1, 5], 5],
    ['of an even number, between the two', [1, 9, 3, 5], 4],
    ['is not moved by one that went wrong', [10, 11, 10_000], 11],
  ])('%s', (_why, values, expected) => expect(median(values)).toBe(expected));

  it('of nothing is a mistake', () => expect(() => median([])).toThrow('nothing'));
});

describe('ways that are measured', () => {
  it('take turns, and their first round does not count', async () => {
    const turns: string[] = [];
    const way = (name: string, costs: number[]) => async () => {
      turns.push(name);
      return { cost: costs.shift() ?? 0 };
    };
    const medians = await alternate(3, { a: way('a', [1000, 3, 1, 2]), b: way('b', [1000, 6, 5, 4]) });
    expect(medians).toEqual({ a: { cost: 2 }, b: { cost: 5 } });
    expect(turns.join('')).toBe('abababab');
  });

  it('cost what one act costs, not all of them', async () => {
    let cpu = 0;
    const { cpu: each } = await spent(4, () => cpu, async () => void (cpu += 5000));
    expect(each).toBe(5);
  });
});
