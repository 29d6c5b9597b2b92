import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Change, freeChanges } from './free-changes.rules.ts';

/** A sum of cells: the total is -1, a part 1. */
const sum = (total: number, ...parts: number[]): Change => new Map([[total, -1n], ...parts.map((part): [number, bigint] => [part, 1n])]);
const valueOf = (row: Change, change: Change) => [...row].reduce((value, [cell, times]) => value + times * (change.get(cell) ?? 0n), 0n);

const CELLS = 8;
const cell = fc.integer({ min: 0, max: CELLS - 1 });
const rows = fc.array(fc.uniqueArray(fc.tuple(cell, fc.constantFrom(-2n, -1n, 1n, 3n)), { selector: ([name]) => name, minLength: 1, maxLength: 5 }).map((entries): Change => new Map(entries)), { maxLength: 8 });
const all = Array.from({ length: CELLS }, (_, i) => i);

describe('the changes that no sum shows', () => {
  const cases: [why: string, sums: Change[], unknown: number[], changes: [number, bigint][][]][] = [
    ['a cell that is alone in a sum does not change', [new Map([[0, 1n]])], [0], []],
    ['two in one sum change against each other', [new Map([[0, 1n], [1, 1n]])], [0, 1], [[[1, 1n], [0, -1n]]]],
    ['a total follows each of its parts', [sum(0, 1, 2)], [0, 1, 2], [[[1, 1n], [0, 1n]], [[2, 1n], [0, 1n]]]],
    ['two that the same sum gives twice still do', [new Map([[0, 1n], [1, 1n]]), new Map([[0, 2n], [1, 2n]])], [0, 1], [[[1, 1n], [0, -1n]]]],
    ['a cell in no sum changes as it likes', [], [3], [[[3, 1n]]]],
  ];
  it.each(cases)('%s', (_why, sums, unknown, changes) => expect(freeChanges(sums, unknown).map((change) => [...change])).toEqual(changes));

  it('keep every sum right, in whole numbers', () => {
    fc.assert(fc.property(rows, (sums) => {
      for (const change of freeChanges(sums, all)) expect(sums.map((row) => valueOf(row, change))).toEqual(sums.map(() => 0n));
    }));
  });

  it('are as many as there are, and none is made of the others', () => {
    fc.assert(fc.property(rows, (sums) => {
      const changes = freeChanges(sums, all);
      expect(freeChanges([...sums, ...changes], all)).toEqual([]);
    }));
  });
});
