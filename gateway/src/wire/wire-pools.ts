import { type WireOptions, WirePool } from './wire-pool.ts';

/** One pool for each origin, whichever instances live there. */
export class WirePools {
  readonly #options: WireOptions;
  readonly #byOrigin = new Map<string, WirePool>();
  /** Of each address that was asked for: to read one costs more than to look it up. */
  readonly #byUrl = new Map<string, WirePool>();

  constructor(options: WireOptions) {
    this.#options = options;
  }

  of(url: string): WirePool {
    return this.#byUrl.get(url) ?? this.#opened(url);
  }

  /** Lets go of the origins of all others, when what is under way there has ended. */
  retain(urls: Iterable<string>): void {
    const kept = new Set(Array.from(urls, (url) => new URL(url).origin));
    this.#byUrl.clear();
    for (const [origin, pool] of this.#byOrigin) {
      if (kept.has(origin)) continue;
      this.#byOrigin.delete(origin);
      pool.close();
    }
  }

  /** Breaks off what is under way. */
  destroy(): void {
    this.#byUrl.clear();
    for (const pool of this.#byOrigin.values()) pool.destroy();
    this.#byOrigin.clear();
  }

  #opened(url: string): WirePool {
    const { origin } = new URL(url);
    const pool = this.#byOrigin.get(origin) ?? new WirePool(origin, this.#options);
    this.#byOrigin.set(origin, pool);
    this.#byUrl.set(url, pool);
    return pool;
  }
}
