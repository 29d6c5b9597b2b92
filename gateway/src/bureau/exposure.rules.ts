import { type Change, freeChanges } from './free-changes.rules.ts';
import type { PublishedCells } from './published-cells.rules.ts';

/** What somebody knows of the published numbers, besides those that are shown. */
export interface View {
  /** Cells that they know though they are hidden. */
  readonly knows: ReadonlySet<number>;
  /** By cell, the least that they know a hidden number to be: a 0 is always shown, so 1 at the least. */
  readonly least: (cell: number) => number;
}

/** Somebody who only reads what is published. */
export const READER: View = { knows: new Set(), least: () => 1 };

/** How far a second number is looked for: changes on top of each other, ways to begin, and ways to go on at each. */
const REPAIRS = 6;
const BEGINNINGS = 8;
const OPTIONS = 12;

/**
 * The hidden cells for which no second number was found that agrees with all that a view sees. Of each cell that is not named
 * there is a second population, of whole people, in which everything shown is the same and the cell is not.
 */
export function exposedCells({ cells, sums }: PublishedCells, hidden: ReadonlySet<number>, view: View): ReadonlySet<number> {
  const isUnknown = (cell: number): boolean => hidden.has(cell) && !view.knows.has(cell);
  const unknown = [...hidden].filter(isUnknown).toSorted((a, b) => a - b);
  const rows = sums.map(({ total, parts }): Change => new Map([...parts.filter(isUnknown).map((part): [number, bigint] => [part, 1n]), ...(isUnknown(total) ? [[total, -1n] as const] : [])]));
  const changes = freeChanges(rows.filter((row) => row.size > 0), unknown);
  const room = (cell: number): bigint => BigInt((cells[cell]?.count ?? 0) - view.least(cell));
  const exposed = new Set(unknown);
  const settle = (change: Change | undefined): void => {
    for (const cell of change?.keys() ?? []) exposed.delete(cell);
  };
  const touching = new Map<number, Change[]>();
  for (const change of changes) for (const cell of change.keys()) touching.set(cell, [...(touching.get(cell) ?? []), change]);
  for (const change of changes) settle([change, negative(change)].find((way) => lacking(way, room) === undefined));
  for (const cell of unknown) {
    if (!exposed.has(cell)) continue;
    const ways = (touching.get(cell) ?? []).slice(0, BEGINNINGS).flatMap((change) => [change, negative(change)]);
    settle(ways.map((way) => repaired(way, cell, touching, room)).find((way) => way !== undefined));
  }
  return exposed;
}

/** A cell that would fall below the least that is known of it. */
const lacking = (change: Change, room: (cell: number) => bigint): number | undefined =>
  [...change].find(([cell, by]) => by < 0n && -by > room(cell))?.[0];

/** Adds other changes until no cell lacks room; undefined when that was not found. */
function repaired(change: Change, cell: number, touching: ReadonlyMap<number, readonly Change[]>, room: (cell: number) => bigint): Change | undefined {
  let now = change;
  for (let tries = 0; tries < REPAIRS; tries += 1) {
    const short = lacking(now, room);
    if (short === undefined) return now.has(cell) ? now : undefined;
    const options = (touching.get(short) ?? []).slice(0, OPTIONS).map((other) => sumOf(now, (other.get(short) ?? 0n) > 0n ? other : negative(other)));
    const [best] = options.filter((option) => option.has(cell)).toSorted((a, b) => shortage(a, room) - shortage(b, room) || a.size - b.size);
    if (best === undefined) return undefined;
    now = best;
  }
  return undefined;
}

const shortage = (change: Change, room: (cell: number) => bigint): number =>
  [...change].reduce((sum, [cell, by]) => sum + Number(by < 0n && -by > room(cell) ? -by - room(cell) : 0n), 0);

const negative = (change: Change): Change => new Map([...change].map(([cell, by]) => [cell, -by]));

function sumOf(a: Change, b: Change): Change {
  const sum = new Map(a);
  for (const [cell, by] of b) {
    const whole = (sum.get(cell) ?? 0n) + by;
    if (whole === 0n) sum.delete(cell);
    else sum.set(cell, whole);
  }
  return sum;
}
