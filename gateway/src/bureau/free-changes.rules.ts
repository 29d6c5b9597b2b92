/** A change of some numbers that leaves every sum right: by how much, by the number of the cell. */
export type Change = ReadonlyMap<number, bigint>;

type Row = Map<number, bigint>;

/**
 * The changes of unknown cells that no sum shows: a basis, over the integers. A cell that is in none of them is known to
 * whoever can subtract.
 *
 * @param sums each the unknown cells of one sum, the total with -1 and its parts with 1.
 * @param unknown in the order in which cells are expressed by later ones.
 */
export function freeChanges(sums: readonly Change[], unknown: readonly number[]): Change[] {
  const rank = new Map(unknown.map((cell, i) => [cell, i]));
  const solved = new Map<number, Row>();
  for (const sum of sums) {
    const row: Row = new Map(sum);
    for (const cell of sum.keys()) {
      const known = solved.get(cell);
      if (known !== undefined) eliminate(row, known, cell);
    }
    if (row.size === 0) continue;
    const pivot = [...row.keys()].reduce((a, b) => ((rank.get(a) ?? 0) < (rank.get(b) ?? 0) ? a : b));
    for (const other of solved.values()) if (other.has(pivot)) eliminate(other, row, pivot);
    solved.set(pivot, row);
  }
  return basisOf(solved, unknown);
}

/** Each cell that nothing expresses moves alone, and takes along those that are expressed by it. */
function basisOf(solved: ReadonlyMap<number, Row>, unknown: readonly number[]): Change[] {
  const byFree = new Map<number, [pivot: number, row: Row][]>();
  for (const [pivot, row] of solved) {
    for (const cell of row.keys()) if (cell !== pivot) byFree.set(cell, [...(byFree.get(cell) ?? []), [pivot, row]]);
  }
  return unknown.filter((cell) => !solved.has(cell)).map((cell) => {
    const rows = byFree.get(cell) ?? [];
    const scale = rows.reduce((product, [pivot, row]) => leastMultiple(product, row.get(pivot) ?? 1n), 1n);
    return new Map([[cell, scale], ...rows.map(([pivot, row]): [number, bigint] => [pivot, (-(row.get(cell) ?? 0n) * scale) / (row.get(pivot) ?? 1n)])]);
  });
}

/** Takes `cell` out of a row by another row that has it; what is left has no common divisor. */
function eliminate(row: Row, by: ReadonlyMap<number, bigint>, cell: number): void {
  const mine = row.get(cell) ?? 0n;
  const theirs = by.get(cell) ?? 1n;
  const common = divisor(mine, theirs);
  const [times, less] = [theirs / common, mine / common];
  if (times !== 1n) for (const [key, value] of row) row.set(key, value * times);
  for (const [key, value] of by) {
    const left = (row.get(key) ?? 0n) - value * less;
    if (left === 0n) row.delete(key);
    else row.set(key, left);
  }
}

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

const leastMultiple = (a: bigint, b: bigint): bigint => absolute(a * b) / divisor(a, b);
