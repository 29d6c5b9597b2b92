/** The middle one; of two in the middle their mean. Throws on nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('a median of nothing');
  return (low + high) / 2;
}

/** What one round of one way cost, by the names of its figures. */
export type Cost<Figure extends string> = Readonly<Record<Figure, number>>;

/**
 * Measures several ways of doing the same thing, a round of each in turn, so that a busy moment of the machine is shared out.
 * The first round only warms up. Gives the medians of each way's figures.
 */
export async function alternate<Way extends string, Figure extends string>(
  rounds: number, ways: Readonly<Record<Way, () => Promise<Cost<Figure>>>>,
): Promise<Record<Way, Cost<Figure>>> {
  const names = Object.keys(ways) as Way[];
  const costs = new Map(names.map((name) => [name, [] as Cost<Figure>[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const cost = await ways[name]();
      if (round > 0) costs.get(name)?.push(cost);
    }
  }
  return Object.fromEntries(names.map((name) => [name, medians(costs.get(name) ?? [])])) as Record<Way, Cost<Figure>>;
}

function medians<Figure extends string>(costs: readonly Cost<Figure>[]): Cost<Figure> {
  const figures = Object.keys(costs[0] ?? {}) as Figure[];
  return Object.fromEntries(figures.map((figure) => [figure, median(costs.map((cost) => cost[figure]))])) as Cost<Figure>;
}

export interface Spent {
  /** Of this process, in milliseconds for one act. */
  readonly cpu: number;
  /** By the clock, in milliseconds for one act. */
  readonly wall: number;
}

/** What one act costs when it is done `times` times in a row. @param cpu processor time of whoever does it, in microseconds. */
export async function spent(times: number, cpu: () => Promise<number> | number, act: () => Promise<unknown>): Promise<Spent> {
  const before = await cpu();
  const start = performance.now();
  for (let time = 0; time < times; time += 1) await act();
  const wall = performance.now() - start;
  return { cpu: ((await cpu()) - before) / 1000 / times, wall: wall / times };
}
