import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { exposedCells, type View } from './exposure.rules.ts';
import type { PublishedCells } from './published-cells.rules.ts';

export type SecrecyRefusal = { readonly code: 'SECRECY_NOT_REACHED'; readonly cells: number };

/** Numbers from 1 to below this are too small to be shown. */
const isSmall = (count: number, threshold: number): boolean => count > 0 && count < threshold;

/**
 * Which cells must not be shown: the small ones, and as many others as it takes that none of the hidden can be computed
 * from what is shown, in any of the views.
 *
 * It depends on the numbers alone: whoever asks for a part of the tables finds the same cells hidden. Refused when no set of
 * hidden cells was found that keeps the secret; then nothing may be published.
 */
export function hiddenCells(published: PublishedCells, threshold: number, views: readonly View[]): Outcome<ReadonlySet<number>, SecrecyRefusal> {
  const hidden = new Set(published.cells.flatMap(({ count }, cell) => (isSmall(count, threshold) ? [cell] : [])));
  const sumsOfCell = indexSums(published);
  for (;;) {
    const thin = new Set(views.flatMap((view) => thinCells(published, hidden, view)));
    const exposed = thin.size > 0 ? thin : exposedInOne(published, hidden, views);
    if (exposed.size === 0) return accept(hidden);
    const before = hidden.size;
    // One for each sum: what helps a cell may help its neighbours too.
    const helped = new Set<number>();
    for (const cell of [...exposed].toSorted((a, b) => b - a)) {
      const sums = sumsOfCell[cell] ?? [];
      if (sums.some((sum) => helped.has(sum))) continue;
      hideOneMore(published, sumsOfCell, hidden, cell);
      for (const sum of sums) helped.add(sum);
    }
    if (hidden.size === before) return refuse({ code: 'SECRECY_NOT_REACHED', cells: exposed.size });
  }
}

/** The exposed cells of the first view that has any: what is hidden for it may be what the next ones need. */
function exposedInOne(published: PublishedCells, hidden: ReadonlySet<number>, views: readonly View[]): ReadonlySet<number> {
  for (const view of views) {
    const exposed = exposedCells(published, hidden, view);
    if (exposed.size > 0) return exposed;
  }
  return new Set();
}

/** Cells that are the only unknown of a sum: one subtraction gives them. */
function thinCells({ sums }: PublishedCells, hidden: ReadonlySet<number>, { knows }: View): number[] {
  return sums.flatMap(({ total, parts }) => {
    const unknown = [total, ...parts].filter((cell) => hidden.has(cell) && !knows.has(cell));
    return unknown.length === 1 ? unknown : [];
  });
}

/**
 * Hides the cell that costs least among those that share a sum with an exposed cell, or with one that shares a sum with it…:
 * one that helps another lonely cell too, then a part before a total, then the smallest.
 */
function hideOneMore({ cells, sums }: PublishedCells, sumsOfCell: readonly (readonly number[])[], hidden: Set<number>, exposed: number): void {
  const membersOf = (sum: number): number[] => [sums[sum]?.total ?? -1, ...(sums[sum]?.parts ?? [])];
  const lonely = (sum: number): boolean => membersOf(sum).filter((member) => hidden.has(member)).length === 1;
  const seen = new Set([exposed]);
  for (let reach = [exposed]; reach.length > 0;) {
    const members = new Set(reach.flatMap((cell) => (sumsOfCell[cell] ?? []).flatMap(membersOf)));
    const shown = [...members].filter((cell) => !hidden.has(cell));
    const helps = (cell: number): number => (sumsOfCell[cell] ?? []).filter(lonely).length;
    const cost = (cell: number): readonly number[] => [-helps(cell), -(cells[cell]?.axis.length ?? 0), cells[cell]?.dimension === null ? 1 : 0, cells[cell]?.count ?? 0, cell];
    const [cheapest] = shown.map(cost).toSorted(compareNumbers);
    if (cheapest !== undefined) {
      hidden.add(cheapest.at(-1) ?? -1);
      return;
    }
    reach = [...members].filter((cell) => !seen.has(cell));
    for (const cell of reach) seen.add(cell);
  }
}

function compareNumbers(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - (b[i] ?? 0);
  return 0;
}

function indexSums({ cells, sums }: PublishedCells): readonly (readonly number[])[] {
  const index: number[][] = cells.map(() => []);
  for (const [i, { total, parts }] of sums.entries()) for (const cell of [total, ...parts]) index[cell]?.push(i);
  return index;
}
