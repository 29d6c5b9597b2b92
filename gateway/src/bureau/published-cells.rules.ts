/** People alike in all that is published, and how many: `{ diploma: 'BTSA', speciality: '40321004', sex: 'F', … }`. */
export interface Group {
  readonly values: Readonly<Record<string, string>>;
  readonly count: number;
}

/**
 * Which tables are published. Every one hangs on the axis: its levels alone, and each crossed dimension at the levels down to
 * its own. Two crossed dimensions never meet in one table: so any tables that agree on the axis are those of some population,
 * and to show that a cell could be another number it is enough to show it table by table.
 */
export interface TableShape {
  /** From the widest: `['diploma', 'speciality']`. */
  readonly axis: readonly string[];
  /** How deep each dimension is crossed: 0 the nation alone, 1 the first level of the axis too… */
  readonly crossed: Readonly<Record<string, number>>;
}

/** One number of the published tables. */
export interface Cell {
  /** Values on the axis, from the widest; none: the whole. */
  readonly axis: readonly string[];
  /** Null: a total over all dimensions. */
  readonly dimension: string | null;
  readonly value: string | null;
  readonly count: number;
}

/** Cells by number, and each sum that a reader can check: a total is the sum of its parts. */
export interface PublishedCells {
  readonly cells: readonly Cell[];
  readonly sums: readonly { readonly total: number; readonly parts: readonly number[] }[];
}

/** The published cells of a population that are not 0, totals before their parts, in an order that only their names decide. */
export function publishedCells(groups: readonly Group[], { axis, crossed }: TableShape): PublishedCells {
  const counts = new Map<string, Cell>();
  const add = (path: readonly string[], dimension: string | null, value: string | null, count: number): void => {
    const key = keyOf(path, dimension, value);
    counts.set(key, { axis: path, dimension, value, count: (counts.get(key)?.count ?? 0) + count });
  };
  for (const { values, count } of groups) {
    if (count === 0) continue;
    for (let depth = 0; depth <= axis.length; depth += 1) {
      const path = axis.slice(0, depth).map((level) => values[level] ?? '');
      add(path, null, null, count);
      for (const [dimension, deepest] of Object.entries(crossed)) if (depth <= deepest) add(path, dimension, values[dimension] ?? '', count);
    }
  }
  const cells = [...counts].toSorted(([a, one], [b, other]) => rankOf(one) - rankOf(other) || (a < b ? -1 : 1)).map(([, cell]) => cell);
  return { cells, sums: sumsOf(cells) };
}

/** Totals before what they are the total of. */
const rankOf = ({ axis, dimension }: Cell): number => 2 * axis.length + (dimension === null ? 0 : 1);

function sumsOf(cells: readonly Cell[]): PublishedCells['sums'] {
  const numberOf = new Map(cells.map(({ axis, dimension, value }, i) => [cellKey({ axis, dimension, value }), i]));
  const parts = new Map<string, { readonly total: number; readonly parts: number[] }>();
  const join = (kind: string, total: number | undefined, part: number): void => {
    if (total === undefined) return;
    const key = `${kind} ${total}`;
    const sum = parts.get(key) ?? { total, parts: [] };
    sum.parts.push(part);
    parts.set(key, sum);
  };
  for (const [i, { axis, dimension, value }] of cells.entries()) {
    if (axis.length > 0) join(`down ${dimension}`, numberOf.get(keyOf(axis.slice(0, -1), dimension, value)), i);
    if (dimension !== null) join(`across ${dimension}`, numberOf.get(keyOf(axis, null, null)), i);
  }
  return [...parts.values()];
}

/** A cell by its name, whatever its count: the same in every population. */
export const cellKey = ({ axis, dimension, value }: Pick<Cell, 'axis' | 'dimension' | 'value'>): string => keyOf(axis, dimension, value);

const keyOf = (axis: readonly string[], dimension: string | null, value: string | null): string => JSON.stringify([axis, dimension, value]);
