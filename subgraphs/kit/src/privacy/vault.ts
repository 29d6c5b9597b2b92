import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

import type { Owner } from '@mirex/schema/mirex';

import type { KeyRing } from './key-ring.rules.ts';

/** A value that cannot be read without its key: `v1.<key id>.<nonce, text and tag in base64url>`. A column of text. */
export type Sealed = string & { readonly __brand: 'Sealed' };

/**
 * Where a sealed value is kept: its column, and its row's id. It opens there and nowhere else, so that who may write to the
 * database cannot show one person's number as another's.
 */
export interface SealedAt {
  /** `payee.nir`; never changes once values are sealed. */
  readonly column: string;
  readonly id: string;
}

const VERSION = 'v1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** Seals and opens what is not to be read in the database, in its copies, or in its dumps. One per instance. */
export class Vault {
  readonly #ring: KeyRing;
  readonly #owner: Owner;
  readonly #derived = new Map<string, Buffer>();

  constructor(ring: KeyRing, owner: Owner) {
    this.#ring = ring;
    this.#owner = owner;
  }

  /** What values begin with that are sealed with the current key. */
  get current(): string {
    return `${VERSION}.${this.#ring.current}.`;
  }

  seal(text: string, at: SealedAt): Sealed {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#keyOf(this.#ring.current), nonce).setAAD(this.#placeOf(at));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return (this.current + sealed.toString('base64url')) as Sealed;
  }

  /** Throws when it was sealed elsewhere, was altered, or its key is not in the ring: these are faults, nobody's refusal. */
  open(sealed: Sealed, at: SealedAt): string {
    const [version, id = '', content = ''] = sealed.split('.');
    if (version !== VERSION) throw new Error(`${at.column} holds what was never sealed`);
    const bytes = Buffer.from(content, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.#keyOf(id), bytes.subarray(0, NONCE_BYTES)).setAAD(this.#placeOf(at)).setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)).toString('utf8') + decipher.final('utf8');
  }

  /** Sealed with the current key: the value itself if it is already. */
  reseal(sealed: Sealed, at: SealedAt): Sealed {
    return sealed.startsWith(this.current) ? sealed : this.seal(this.open(sealed, at), at);
  }

  /**
   * What equal values of one column have in common, and nobody can guess without the key: to look for a sealed value, or to
   * refuse it twice. 64 hex digits.
   *
   * @param text in one spelling: `FR76…` without blanks.
   */
  blindIndex(text: string, column: string): string {
    return createHmac('sha256', this.#ring.index).update(`${this.#owner} ${column} ${text}`).digest('hex');
  }

  /** Each owner has keys of its own, all from the one ring. */
  #keyOf(id: string): Buffer {
    const found = this.#derived.get(id);
    if (found) return found;
    const key = this.#ring.keys.get(id);
    if (!key) throw new Error(`the key ${id} is not in the ring`);
    const derived = createHmac('sha256', key).update(`sealed values of ${this.#owner}`).digest();
    this.#derived.set(id, derived);
    return derived;
  }

  readonly #placeOf = ({ column, id }: SealedAt): Buffer => Buffer.from(`${this.#owner} ${column} ${id}`);
}
