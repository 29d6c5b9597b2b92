import { type Seal, SEAL_WINDOW_MS } from '@mirex/schema/signature';

/** A seal may come from a clock that is a window ahead, and is then believed for two. */
const LIFE_MS = 2 * SEAL_WINDOW_MS;

/** More than an instance answers within a life: about 2,000 requests a second. 20 MB at the worst. */
const MOST = 250_000;

interface Generation {
  readonly nonces: Set<string>;
  readonly since: number;
  /** The newest time that one of its seals says. */
  newest: number;
}

/**
 * The seals that an instance has met, so that none is good twice. Kept in two generations, of which the older one is dropped when
 * the younger one has lived a life: memory is bounded by what one life brings.
 *
 * More than `most` in a life drops the older generation early; what is as old as its seals is then refused unseen, as expired.
 */
export class MetSeals {
  readonly #most: number;
  #young: Generation = generation(0);
  #old: Generation = generation(0);
  #floor = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** Remembers a seal that holds. @returns why it may not be believed after all, undefined when it may. */
  meet({ at, nonce }: Seal, now: number): 'SEAL_REPLAYED' | 'SEAL_EXPIRED' | undefined {
    if (this.#young.nonces.has(nonce) || this.#old.nonces.has(nonce)) return 'SEAL_REPLAYED';
    if (at <= this.#floor) return 'SEAL_EXPIRED';
    const full = this.#young.nonces.size >= this.#most;
    if (full || now - this.#young.since > LIFE_MS) {
      if (full) this.#floor = Math.max(this.#floor, this.#old.newest);
      this.#old = this.#young;
      this.#young = generation(now);
    }
    this.#young.nonces.add(nonce);
    this.#young.newest = Math.max(this.#young.newest, at);
    return undefined;
  }
}

const generation = (since: number): Generation => ({ nonces: new Set(), since, newest: 0 });
