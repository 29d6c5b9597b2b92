/** Choices that a number decides: the same seed, the same choices. */
export interface Draw {
  /** Once in `n` times. */
  oneIn(n: number): boolean;
  pick<T>(from: readonly [T, ...T[]]): T;
  /** Between `least` and `most` of a list, in its order. */
  some<T>(from: readonly T[], least: number, most: number): T[];
}

/** Not fast-check's own generator: an operation is a thousand choices, and shrinking them one by one helps nobody. */
export function draws(seed: number): Draw {
  let state = seed | 0;
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    oneIn: (n) => below(n) === 0,
    pick: (from) => from[below(from.length)] as (typeof from)[0],
    some(from, least, most) {
      const wanted = Math.min(from.length, least + below(most - least + 1));
      const left = [...from.keys()];
      const chosen = new Set(Array.from({ length: wanted }, () => left.splice(below(left.length), 1)[0]));
      return from.filter((_, i) => chosen.has(i));
    },
  };
}
