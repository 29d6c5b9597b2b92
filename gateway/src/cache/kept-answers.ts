import { WeightedCache } from '../plan/weighted-cache.ts';

interface Kept<Value> {
  readonly value: Value;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** What an asker is told to do with an answer. */
export interface Answered<Value> {
  readonly value: Value;
  /** Characters that it holds; undefined when it may not be given again: it has errors, or lacks somebody. */
  readonly size: number | undefined;
}

/**
 * Gives answers again for as long as they may be, and asks once for all who ask the same at the same time.
 *
 * Bounded in bytes. A change that goes through here makes it forget everything: whoever changes something sees it changed.
 */
export class KeptAnswers<Value> {
  readonly #kept: WeightedCache<Kept<Value>>;
  readonly #underway = new Map<string, Promise<Answered<Value>>>();
  readonly #now: () => number;

  constructor(limit: number, now: () => number) {
    this.#now = now;
    this.#kept = new WeightedCache(limit);
  }

  /** @param seconds for which an answer may be given again. */
  async get(key: string, seconds: number, ask: () => Promise<Answered<Value>>): Promise<Value> {
    const known = this.#kept.get(key);
    if (known !== undefined && this.#now() < known.until) return known.value;
    const underway = this.#underway.get(key);
    if (underway !== undefined) {
      const shared = await underway.catch(() => undefined);
      // Who asked first may have left, or met a fault: that is no answer for the others.
      if (shared?.size !== undefined) return shared.value;
      return (await ask()).value;
    }
    const asked = ask();
    this.#underway.set(key, asked);
    try {
      const { value, size } = await asked;
      if (size !== undefined && this.#underway.get(key) === asked) this.#kept.set(key, { value, until: this.#now() + seconds * 1_000 }, 2 * size + OVERHEAD);
      return value;
    } finally {
      if (this.#underway.get(key) === asked) this.#underway.delete(key);
    }
  }

  /** Nothing is known any more; what is under way was perhaps asked before the change, and is not kept. */
  forget(): void {
    this.#kept.clear();
    this.#underway.clear();
  }
}

/** Of an entry, besides its text. */
const OVERHEAD = 200;
