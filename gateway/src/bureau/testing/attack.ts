import { cellKey, type Group, publishedCells, type TableShape } from '../published-cells.rules.ts';
import type { PublicCell } from '../publication.rules.ts';

/** A number as a sum of unknown cells: rows of a linear system, the constant last. */
type Equation = readonly (readonly [numerator: bigint, denominator: bigint])[];

const ZERO = [0n, 1n] as const;
const ONE = [1n, 1n] as const;
const reduce = (n: bigint, d: bigint) => {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b !== 0n) [a, b] = [b, a % b];
  const sign = d < 0n ? -1n : 1n;
  return a === 0n ? ZERO : ([(sign * n) / a, (sign * d) / a] as const);
};

/**
 * Solves, with exact fractions, every sum that a reader can write: each cell of the finest level of each table is unknown, and
 * each shown number says what some of them add up to. Returns the names of the hidden cells that the system determines.
 *
 * It shares nothing with the code under test but the names of the cells.
 */
export function solvedCells(cells: readonly PublicCell[]): string[] {
  const hidden = cells.filter(({ secret }) => secret).map(cellKey);
  const place = new Map(hidden.map((key, i) => [key, i]));
  const equations: Equation[] = [];
  const say = (total: PublicCell, parts: readonly PublicCell[]): void => {
    if (parts.length === 0) return;
    const row: (readonly [bigint, bigint])[] = Array.from({ length: hidden.length + 1 }, () => ZERO);
    for (const [cell, sign] of [[total, 1n], ...parts.map((part) => [part, -1n] as const)] as (readonly [PublicCell, bigint])[]) {
      const at = cell.count === null ? (place.get(cellKey(cell)) ?? -1) : hidden.length;
      const [n, d] = row[at] ?? ZERO;
      row[at] = reduce(n + sign * BigInt(cell.count ?? 1) * d, d);
    }
    equations.push(row);
  };
  const under = (a: PublicCell, b: PublicCell) => b.axis.length === a.axis.length + 1 && a.axis.every((level, i) => level === b.axis[i]);
  for (const total of cells) {
    say(total, cells.filter((part) => under(total, part) && part.dimension === total.dimension && part.value === total.value));
    if (total.dimension !== null) continue;
    for (const dimension of new Set(cells.flatMap((cell) => cell.dimension ?? []))) {
      say(total, cells.filter((part) => part.dimension === dimension && cellKey({ ...part, dimension: null, value: null }) === cellKey(total)));
    }
  }
  return reducedRows(equations, hidden.length).flatMap((row) => {
    const named = row.slice(0, -1).flatMap(([n], i) => (n === 0n ? [] : [hidden[i] ?? '']));
    return named.length === 1 ? named : [];
  });
}

function reducedRows(equations: readonly Equation[], columns: number): Equation[] {
  const rows = equations.map((row) => [...row]);
  const minus = (row: Equation, by: Equation, [n, d]: readonly [bigint, bigint]) => row.map(([a, b], i) => {
    const [p, q] = by[i] ?? ZERO;
    return reduce(a * q * d - p * n * b, b * q * d);
  });
  let done = 0;
  for (let column = 0; column < columns; column += 1) {
    const found = rows.findIndex((row, i) => i >= done && row[column]?.[0] !== 0n);
    if (found < 0) continue;
    const [pivotRow = []] = rows.splice(found, 1);
    const [n, d] = pivotRow[column] ?? ONE;
    const pivot = pivotRow.map(([a, b]) => reduce(a * d, b * n));
    rows.splice(done, 0, pivot);
    for (const [i, row] of rows.entries()) if (i !== done && row[column]?.[0] !== 0n) rows[i] = minus(row, pivot, row[column] ?? ZERO);
    done += 1;
  }
  return rows;
}

/**
 * Every population that looks the same: the attack of somebody with all the time in the world. Returns the names of the
 * hidden cells that are the same number in all of them.
 *
 * @param kinds the finest groups that there can be.
 * @param sizes how many people the populations that are tried may have.
 * @param own people that the attacker knows one by one; they are in every population that is tried, and not in its size.
 */
export function cellsInCommon(
  cells: readonly PublicCell[], kinds: readonly Group['values'][], sizes: readonly number[], shape: TableShape, own: readonly Group[] = [],
): string[] {
  const common = new Map<string, number | undefined>();
  const shown = new Map(cells.map((cell) => [cellKey(cell), cell]));
  for (const counts of sizes.flatMap((size) => [...partitions(size, kinds.length)])) {
    const groups = [...own, ...counts.map((count, i) => ({ values: kinds[i] ?? {}, count }))];
    const candidate = new Map(publishedCells(groups, shape).cells.map((cell) => [cellKey(cell), cell.count]));
    if (candidate.size !== shown.size || ![...shown].every(([key, { count }]) => candidate.has(key) && (count === null || candidate.get(key) === count))) continue;
    for (const [key, { secret }] of shown) {
      if (!secret) continue;
      common.set(key, common.has(key) && common.get(key) !== candidate.get(key) ? undefined : candidate.get(key));
    }
  }
  return [...common].flatMap(([key, count]) => (count === undefined ? [] : [key]));
}

function* partitions(size: number, parts: number): Generator<number[]> {
  if (parts === 1) {
    yield [size];
    return;
  }
  for (let first = 0; first <= size; first += 1) for (const rest of partitions(size - first, parts - 1)) yield [first, ...rest];
}
