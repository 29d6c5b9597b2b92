interface Kept<Value> {
  readonly value: Value;
  readonly bytes: number;
  /** Since it stood last in the order. */
  isUsed: boolean;
}

/**
 * A memory bounded in bytes: when it is full, what was not used for a whole round is forgotten (second chance). To remember that
 * something is used costs next to nothing; to put it last each time would cost more than the look.
 */
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
    kept.isUsed = true;
    return kept.value;
  }

  /** @param bytes about what the value weighs; its key is added. What weighs more than all may weigh is not kept. */
  set(key: string, value: Value, bytes: number): void {
    this.#forget(key);
    const weight = bytes + 2 * key.length;
    if (weight > this.#limit) return;
    this.#kept.set(key, { value, bytes: weight, isUsed: false });
    this.#bytes += weight;
    // A Map keeps the order of insertion, also of what is put last while it is gone through.
    for (const [oldest, kept] of this.#kept) {
      if (this.#bytes <= this.#limit) break;
      if (oldest !== key && !kept.isUsed) this.#forget(oldest);
      else this.#putLast(oldest, kept);
    }
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
  }

  #putLast(key: string, kept: Kept<Value>): void {
    kept.isUsed = false;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
  }

  #forget(key: string): void {
    this.#bytes -= this.#kept.get(key)?.bytes ?? 0;
    this.#kept.delete(key);
  }
}
