import type { View } from './exposure.rules.ts';
import { cellKey, type Group, publishedCells, type PublishedCells, type TableShape } from './published-cells.rules.ts';

/**
 * Somebody who holds the rows of one value of a dimension, such as the staff of a MIREX: of every published number they know
 * their own share, and they know a number to which nobody else contributes.
 */
export function insiderView(groups: readonly Group[], shape: TableShape, published: PublishedCells, dimension: string, value: string): View {
  const own = publishedCells(groups.filter(({ values }) => values[dimension] === value), shape).cells;
  const share = new Map(own.map((cell) => [cellKey(cell), cell.count]));
  const shareOf = (cell: number): number => share.get(keyOf(published, cell)) ?? 0;
  const wholes = new Map(published.cells.filter((cell) => cell.dimension === null).map((cell) => [cell.axis.join('\n'), cell]));
  const alone = ({ axis }: { readonly axis: readonly string[] }): boolean => {
    const whole = wholes.get(axis.join('\n'));
    return whole !== undefined && share.get(cellKey(whole)) === whole.count;
  };
  const knows = published.cells.flatMap((cell, i) => ((cell.dimension === dimension && cell.value === value) || alone(cell) ? [i] : []));
  return { knows: new Set(knows), least: (cell) => Math.max(1, shareOf(cell)) };
}

function keyOf({ cells }: PublishedCells, number: number): string {
  const cell = cells[number];
  return cell === undefined ? '' : cellKey(cell);
}
