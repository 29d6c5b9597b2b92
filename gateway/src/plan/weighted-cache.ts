interface Kept<Value> {
  readonly value: Value;
  readonly bytes: number;
}

/** A memory bounded in bytes: when it is full, what was used longest ago is forgotten. */
export class WeightedCache<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): Value | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    // A Map keeps the order of insertion: put last, it is forgotten last.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** @param bytes about what the value weighs; its key is added. What weighs more than all may weigh is not kept. */
  set(key: string, value: Value, bytes: number): void {
    this.#forget(key);
    const weight = bytes + 2 * key.length;
    if (weight > this.#limit) return;
    this.#kept.set(key, { value, bytes: weight });
    this.#bytes += weight;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#limit) break;
      this.#forget(oldest);
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
