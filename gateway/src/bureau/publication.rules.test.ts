import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type PublicCell, publicCells } from './publication.rules.ts';
import { type Group, publishedCells, type TableShape } from './published-cells.rules.ts';
import { cellsInCommon, solvedCells } from './testing/attack.ts';

const SHAPE: TableShape = { axis: ['diploma', 'speciality'], crossed: { sex: 2, mirex: 2, route: 1 } };
const MIREX = ['NO', 'SE', 'OP'];

const group = fc.record({ speciality: fc.integer({ min: 0, max: 6 }), sex: fc.constantFrom('F', 'M'), mirex: fc.constantFrom(...MIREX), route: fc.constantFrom('S', 'A', 'D'), count: fc.integer({ min: 1, max: 12 }) })
  .map(({ count, speciality, ...values }): Group => ({ values: { ...values, speciality: `S${speciality}`, diploma: `D${speciality % 2}` }, count }));
const groups = fc.array(group, { maxLength: 40 });
const threshold = fc.integer({ min: 2, max: 8 });

const publish = (population: readonly Group[], least: number, shape = SHAPE, insiders: string | null = null): readonly PublicCell[] | undefined => {
  const outcome = publicCells(population, least, shape, insiders);
  return outcome.ok ? outcome.value : undefined;
};
const show = (cells: readonly PublicCell[] | undefined) => cells?.map(({ axis, value, count }) => `${[...axis, value ?? ''].join(' ')} ${count ?? '•'}`);

describe('the published tables', () => {
  it('are the sums of the finest groups, the totals first', () => {
    const population = [{ values: { diploma: 'D', speciality: 'S', sex: 'F' }, count: 7 }, { values: { diploma: 'D', speciality: 'S', sex: 'M' }, count: 6 }];
    expect(show(publish(population, 5, { axis: ['diploma'], crossed: { sex: 1 } }))).toEqual([' 13', 'F 7', 'M 6', 'D  13', 'D F 7', 'D M 6']);
  });

  const cases: [why: string, counts: number[], shown: string[]][] = [
    ['nothing is small', [9, 8, 7], [' 24', 'A 9', 'B 8', 'C 7']],
    ['the threshold itself is shown', [9, 8, 5], [' 22', 'A 9', 'B 8', 'C 5']],
    ['a small one takes the smallest other along, or the total would give it away', [9, 8, 4], [' 21', 'A 9', 'B •', 'C •']],
    ['two small ones hide each other', [9, 3, 4], [' 16', 'A 9', 'B •', 'C •']],
    ['two ones do not: their sum says that both are 1', [9, 1, 1], [' 11', 'A •', 'B •', 'C •']],
    ['nobody is a number that is shown, by its absence', [9, 0, 8], [' 17', 'A 9', 'C 8']],
  ];
  it.each(cases)('%s', (_why, counts, shown) => {
    const population = counts.map((count, i) => ({ values: { sex: 'ABC'[i] ?? '' }, count }));
    expect(show(publish(population, 5, { axis: [], crossed: { sex: 0 } }))).toEqual(shown);
  });

  it('hide the total when there is no other way', () => {
    expect(show(publish([{ values: { sex: 'F' }, count: 3 }], 5, { axis: [], crossed: { sex: 0 } }))).toEqual([' •', 'F •']);
  });

  it('never show a small number, never hide a number behind a 0, and show the true number of the others', () => {
    fc.assert(fc.property(groups, threshold, (population, least) => {
      const published = publish(population, least);
      const truth = publishedCells(population, SHAPE).cells;
      expect(published).toHaveLength(truth.length);
      for (const [i, { count, secret }] of (published ?? []).entries()) {
        const real = truth[i]?.count ?? -1;
        expect([count, secret]).toEqual(secret ? [null, true] : [real, false]);
        expect(secret || real >= least).toBe(true);
      }
    }));
  });

  it('depend on the numbers alone, not on the order in which the MIREX answered nor on how their rows were cut', () => {
    fc.assert(fc.property(groups, threshold, fc.infiniteStream(fc.nat()), (population, least, order) => {
      const cut = population.flatMap((one) => [{ ...one, count: 1 }, { ...one, count: one.count - 1 }]);
      const shuffled = cut.map((one) => ({ one, rank: order.next().value ?? 0 })).toSorted((a, b) => a.rank - b.rank).map(({ one }) => one);
      expect(publish(shuffled, least)).toEqual(publish(population, least));
    }));
  });
});

it('can always be found, with the staff of every MIREX looking on', () => {
  fc.assert(fc.property(groups, threshold, (population, least) => {
    expect(publish(population, least, SHAPE, 'mirex')).toBeDefined();
  }), { numRuns: 200 });
});

describe('somebody who can add and subtract', () => {
  it('derives no hidden cell from all that is published', () => {
    fc.assert(fc.property(groups, threshold, (population, least) => {
      expect(solvedCells(publish(population, least) ?? [])).toEqual([]);
    }), { numRuns: 300 });
  });

  it('would derive them if only the small cells were hidden: the attack works', () => {
    const population = [9, 8, 4].map((count, i) => ({ values: { sex: 'ABC'[i] ?? '' }, count }));
    const primaryOnly = publishedCells(population, { axis: [], crossed: { sex: 0 } }).cells.map((cell) => ({ ...cell, count: cell.count < 5 ? null : cell.count, secret: cell.count < 5 }));
    expect(solvedCells(primaryOnly)).toEqual([JSON.stringify([[], 'sex', 'C'])]);
  });
});

describe('somebody with all the time in the world', () => {
  const TINY: TableShape = { axis: ['speciality'], crossed: { sex: 1, mirex: 1 } };
  const kinds = ['S', 'T'].flatMap((speciality) => ['F', 'M'].flatMap((sex) => ['NO', 'SE'].map((mirex) => ({ speciality, sex, mirex }))));
  const tiny = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }).map((counts) => counts.map((count, i): Group => ({ values: kinds[i] ?? {}, count })))
    .filter((population) => sizeOf(population) <= 6);
  /** When the whole is hidden nobody knows how many they are. */
  const sizesOf = ([whole]: readonly PublicCell[], size: number) => (whole?.secret === true ? [size - 1, size, size + 1] : [size]).filter((tried) => tried >= 0);
  const sizeOf = (population: readonly Group[]) => population.reduce((sum, { count }) => sum + count, 0);

  it('finds, for every hidden cell, two populations that look the same and differ in it', () => {
    fc.assert(fc.property(tiny, fc.integer({ min: 2, max: 3 }), (population, least) => {
      const published = publish(population, least, TINY) ?? [];
      expect(cellsInCommon(published, kinds, sizesOf(published, sizeOf(population)), TINY)).toEqual([]);
    }), { numRuns: 12 });
  }, 120_000);

  it('knowing the people of one MIREX, finds two populations of the others for every hidden cell that is not theirs alone', () => {
    fc.assert(fc.property(tiny, fc.constantFrom('NO', 'SE'), (population, mirex) => {
      const published = publish(population, 2, TINY, 'mirex') ?? [];
      const own = population.filter(({ values }) => values['mirex'] === mirex);
      const others = kinds.filter((kind) => kind.mirex !== mirex);
      const size = sizeOf(population) - sizeOf(own);
      // What the zeros alone tell is no secret: a number to which nobody else contributes.
      const zerosOnly = published.map((cell) => ({ ...cell, count: null, secret: true }));
      const evident = new Set(cellsInCommon(zerosOnly, others, Array.from({ length: size + 2 }, (_, tried) => tried), TINY, own));
      expect(cellsInCommon(published, others, sizesOf(published, size), TINY, own).filter((key) => !evident.has(key))).toEqual([]);
    }), { numRuns: 200 });
  }, 120_000);
});
