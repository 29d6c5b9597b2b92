import type { View } from './exposure.rules.ts';
import { cellKey, type Group, publishedCells, type PublishedCells, type TableShape } from './published-cells.rules.ts';

/**
 * Somebody who holds the rows of one value of a dimension, such as the staff of a MIREX: of every published number they know
 * their own share, and they know a number to which, as the shown zeros tell, nobody else contributes.
 */
export function insiderView(groups: readonly Group[], shape: TableShape, published: PublishedCells, dimension: string, value: string): View {
  const own = publishedCells(groups.filter(({ values }) => values[dimension] === value), shape).cells;
  const share = new Map(own.map((cell) => [cellKey(cell), cell.count]));
  const shares = published.cells.map((cell) => share.get(cellKey(cell)) ?? 0);
  const theirs = published.cells.flatMap((cell, i) => (cell.dimension === dimension && cell.value === value ? [i] : []));
  return { knows: evident(published, theirs, shares), least: (cell) => Math.max(1, shares[cell] ?? 0) };
}

/** With the cells that are theirs by name: the totals of which every part is theirs, and the parts of such totals. */
function evident({ cells, sums }: PublishedCells, theirs: readonly number[], shares: readonly number[]): ReadonlySet<number> {
  const known = new Set(theirs);
  const isWhole = (cell: number): boolean => known.has(cell) && shares[cell] === cells[cell]?.count;
  for (let before = -1; before !== known.size;) {
    before = known.size;
    for (const { total, parts } of sums) {
      if (parts.every(isWhole)) known.add(total);
      if (isWhole(total)) for (const part of parts) known.add(part);
    }
  }
  return known;
}
