/** Bytes of answers that are being received at once, of all instances and requests together. */
const MOST_BYTES = 256 * 1024 * 1024;

let held = 0;

/** What one answer holds while it comes in: many long ones at once are an attack even when none of them is. */
export class Receiving {
  readonly #most: number;
  #own = 0;

  /** @param most the bytes that one answer may have. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Whether so many more bytes may be held; they are, then. */
  take(bytes: number): boolean {
    if (this.#own + bytes > this.#most || held + bytes > MOST_BYTES) return false;
    this.#own += bytes;
    held += bytes;
    return true;
  }

  /** The answer is read, or is none. */
  end(): void {
    held -= this.#own;
    this.#own = 0;
  }
}
