/** A bounded memory: when it is full, what was used longest ago is forgotten. */
export class PlanCache<Value> {
  readonly #kept = new Map<string, Value>();

  constructor(readonly limit: number) {}

  get(name: string, make: () => Value): Value {
    const value = this.#kept.get(name) ?? make();
    // A Map keeps the order of insertion: put last, it is forgotten last.
    this.#kept.delete(name);
    this.#kept.set(name, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.limit && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }
}
