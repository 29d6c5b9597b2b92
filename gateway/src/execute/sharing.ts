/**
 * Which objects of an answer stand at several of its places, because one entity was asked for once for all of them.
 *
 * Whoever would change such an object at one place takes a copy first; whoever writes it may write it once.
 */
export class Sharing {
  readonly #shared = new Set<object>();
  readonly #texts = new Map<unknown, Map<object, string>>();
  #any = false;

  get any(): boolean {
    return this.#any;
  }

  share(value: object): void {
    this.#shared.add(value);
    this.#any = true;
  }

  isShared(value: object): boolean {
    return this.#any && this.#shared.has(value);
  }

  /** What a writer wrote already, by object. */
  textsOf(writer: unknown): Map<object, string> {
    let texts = this.#texts.get(writer);
    if (texts === undefined) {
      texts = new Map();
      this.#texts.set(writer, texts);
    }
    return texts;
  }
}
