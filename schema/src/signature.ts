import { createHmac, hash, randomFillSync, timingSafeEqual } from 'node:crypto';

import { accept, type Outcome, refuse } from './outcome.ts';

/**
 * What one part of MIREX Graph says to another, sealed: gateway to subgraph, subgraph to subgraph for events.
 *
 * The seal covers the time, a nonce, the addressee, the caller's claims and the body: nothing of a request can be
 * changed, sent elsewhere, or sent again: within the minute its receiver remembers the nonce, later it is too old.
 */
export interface Sealed {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `candidates@NO`: the subgraph and the owner that it serves. */
  readonly to: string;
  /** The caller's claims as JSON, or an empty string between machines. */
  readonly claims: string;
  readonly body: string;
}

export type SealRefusal =
  | { readonly code: 'SEAL_MISSING' } | { readonly code: 'SEAL_EXPIRED' } | { readonly code: 'SEAL_INVALID' } | { readonly code: 'SEAL_KEY_UNKNOWN' } | { readonly code: 'SEAL_REPLAYED' };

/** A seal that holds: its receiver remembers the nonce for as long as the time is believed. */
export interface Seal {
  readonly at: number;
  readonly nonce: string;
}

/** The header that carries the seal: `<milliseconds>.<key id>.<nonce>.<hmac>`. */
export const SEAL_HEADER = 'x-mirex-seal';
/** The header that carries the caller's claims, base64url of their JSON. */
export const CLAIMS_HEADER = 'x-mirex-claims';
/** The header by which an instance of another owner says whose it is; its seal is then made with the pair's secret. */
export const PEER_HEADER = 'x-mirex-peer';

/** How far two clocks may be apart, and how long a seal is good for. */
export const SEAL_WINDOW_MS = 60_000;

/** The least length of a key, in characters. */
export const SEAL_KEY_LENGTH = 32;

/**
 * The keys of a secret, which are separated by white space: the first seals, all are believed. So a key is replaced without a
 * pause: everybody believes the new one, then everybody seals with it, then nobody believes the old one.
 */
export const sealKeys = (secret: string): readonly string[] => secret.split(/\s+/).filter((key) => key !== '');

/** Whether each key of a secret is long enough to be one. */
export const isSealSecret = (secret: string): boolean => {
  const keys = sealKeys(secret);
  return keys.length > 0 && keys.every((key) => key.length >= SEAL_KEY_LENGTH);
};

/** @param secret of one key or several, see `sealKeys`. */
export function seal(secret: string, message: Sealed): string {
  const [key] = keysOf(secret);
  if (key === undefined) throw new Error('a secret without a key seals nothing');
  const nonce = newNonce();
  return `${message.at}.${key.id}.${nonce}.${hmac(key.key, message, nonce)}`;
}

/**
 * What seals the questions of one owner's instances to another's. Who holds it can ask as that owner and nobody else, and learns
 * nothing of `secret`: an owner derives it once for each of the others and gives it to them.
 *
 * @param secret of the one who is asked; of several keys, several are derived.
 */
export const peerSecret = (secret: string, asker: string): string => sealKeys(secret).map((key) => createHmac('sha256', key).update(`peer ${asker}`).digest('hex')).join(' ');

/** Whether a seal holds, by any of the secret's keys; whether it was met before is for its receiver to remember. */
export function checkSeal(secret: string, header: string | undefined, message: Omit<Sealed, 'at'>, now: number): Outcome<Seal, SealRefusal> {
  const [, at, id, nonce, given] = /^(\d{13})\.([0-9a-f]{8})\.([0-9a-f]{16})\.([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (at === undefined || nonce === undefined || given === undefined) return refuse({ code: 'SEAL_MISSING' });
  if (Math.abs(now - Number(at)) > SEAL_WINDOW_MS) return refuse({ code: 'SEAL_EXPIRED' });
  const key = keysOf(secret).find((one) => one.id === id);
  if (key === undefined) return refuse({ code: 'SEAL_KEY_UNKNOWN' });
  const expected = hmac(key.key, { ...message, at: Number(at) }, nonce);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given)) ? accept({ at: Number(at), nonce }) : refuse({ code: 'SEAL_INVALID' });
}

const NONCE_BYTES = 8;
/** Chance is fetched for many nonces at once: the way to it is longer than the bytes. */
const chance = Buffer.alloc(512 * NONCE_BYTES);
let used = chance.length;

function newNonce(): string {
  if (used === chance.length) {
    randomFillSync(chance);
    used = 0;
  }
  return chance.toString('hex', used, (used += NONCE_BYTES));
}

interface Key {
  /** Tells keys apart without telling anything of them. */
  readonly id: string;
  readonly key: Pads;
}

/** A key as HMAC mixes it into both of its hashes. */
interface Pads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

const BLOCK_BYTES = 64;

function padsOf(secret: string): Pads {
  const bytes = Buffer.from(secret);
  const key = Buffer.alloc(BLOCK_BYTES);
  (bytes.length > BLOCK_BYTES ? hash('sha256', bytes, 'buffer') : bytes).copy(key);
  return { inner: key.map((byte) => byte ^ 0x36) as Buffer, outer: key.map((byte) => byte ^ 0x5c) as Buffer };
}

/** By secret; a process knows a handful. */
const known = new Map<string, readonly Key[]>();
const MOST_KNOWN = 256;

function keysOf(secret: string): readonly Key[] {
  const found = known.get(secret);
  if (found !== undefined) return found;
  const keys = sealKeys(secret).map((key): Key => ({ id: hash('sha256', `seal key ${key}`).slice(0, 8), key: padsOf(key) }));
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(secret, keys);
  return keys;
}

/**
 * HMAC-SHA-256, of two hashes in one call each: an `Hmac` object costs half as much again. Where the claims end is said before
 * them, so that nothing of theirs can be taken for the body's. Source: RFC 2104.
 */
function hmac({ inner, outer }: Pads, { at, to, claims, body }: Sealed, nonce: string): string {
  const text = `${at}\n${nonce}\n${to}\n${claims.length}\n${claims}${body}`;
  const bytes = BLOCK_BYTES + Buffer.byteLength(text);
  const place = bytes > scratch.length ? Buffer.allocUnsafe(bytes) : scratch;
  inner.copy(place);
  place.write(text, BLOCK_BYTES);
  // A string of bytes: to make a buffer of them takes as long as the hash.
  mixed.write(hash('sha256', place.subarray(0, bytes), 'latin1'), BLOCK_BYTES, 'latin1');
  outer.copy(mixed);
  return hash('sha256', mixed);
}

/** What is hashed stands in the same places each time: nothing waits between the writing and the hash. */
const scratch = Buffer.alloc(64 * 1024);
const mixed = Buffer.alloc(BLOCK_BYTES + 32);
