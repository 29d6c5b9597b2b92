import { quantile, ratio, standardDeviation, variance } from '@mirex/schema/shard/derive';

import { addDecimals, compareDecimals } from '../gather/decimal.ts';
import { compareText } from '../gather/text-order.ts';
import type { Row } from './toy-rows.ts';

const byCode = (a: string, b: string): number => compareText(a, b);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The toy subgraph's statistics of some rows, computed from the rows themselves. */
export function statisticsOf(rows: readonly Row[], coverage: object): Record<string, unknown> {
  const present = rows.flatMap(({ points }) => (points === null ? [] : [points]));
  const squares = sum(present.map((points) => points * points));
  const histogram = histogramOf(present);
  const budgets = rows.map(({ budget }) => budget);
  return {
    count: present.length, points: sum(present), squares: String(squares),
    budget: budgets.reduce(addDecimals, '0.00'),
    mean: ratio(sum(present), present.length),
    variance: variance(present.length, sum(present), squares),
    deviation: standardDeviation(present.length, sum(present), squares),
    histogram, median: quantile(histogram.map(({ points, count }) => [points, count] as const), 0.5, (a, b) => a - b),
    best: present.length === 0 ? null : Math.max(...present),
    firstName: rows.flatMap(({ name }) => (name === null ? [] : [name])).toSorted(byCode)[0] ?? null,
    leastBudget: budgets.toSorted(compareDecimals)[0] ?? null,
    allKnown: rows.length === 0 ? null : rows.every(({ born }) => born !== null),
    anyAdmitted: rows.length === 0 ? null : present.some((points) => points >= 10),
    years: [...new Set(rows.flatMap(({ years }) => years))].toSorted((a, b) => a - b),
    regulation: 'R2026', coverage,
    bySpeciality: ({ limit }: { readonly limit?: number | null }) => ordered(rows, (row) => row.count).slice(0, limit ?? undefined),
    byRate: () => ordered(rows, (row) => row.rate),
    young: () => statisticsOf(rows.filter(({ born }) => born !== null && born >= 2005), coverage),
  };
}

const histogramOf = (points: readonly number[]) =>
  [...Map.groupBy(points, (value) => value)].map(([value, same]) => ({ points: value, count: same.length })).toSorted((a, b) => a.points - b.points);

interface Group {
  readonly speciality: { readonly code: string };
  readonly count: number;
  readonly points: number;
  readonly rate: number | null;
  readonly histogram: readonly { readonly points: number; readonly count: number }[];
}

/** Descending, null first, as PostgreSQL does; ties by the key. */
function ordered(rows: readonly Row[], by: (group: Group) => number | null): Group[] {
  const groups = [...Map.groupBy(rows, ({ speciality }) => speciality)].map(([code, same]): Group => {
    const present = same.flatMap(({ points }) => (points === null ? [] : [points]));
    return { speciality: { code }, count: present.length, points: sum(present), rate: ratio(sum(present), present.length), histogram: histogramOf(present) };
  });
  const rank = (group: Group): number => by(group) ?? Infinity;
  return groups.toSorted((a, b) => (rank(a) === rank(b) ? compareText(a.speciality.code, b.speciality.code) : rank(b) - rank(a)));
}
