import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** The keys that personal values are sealed with at rest, by their ids. */
export interface KeyRing {
  /** The id of the key that new values are sealed with. */
  readonly current: string;
  /** Every key that a value may still be sealed with: 32 bytes each. */
  readonly keys: ReadonlyMap<string, Buffer>;
  /** Of blind indexes. It does not rotate with the others: who looks for a value must find what was written years ago. */
  readonly index: Buffer;
}

export type KeyRingFault = { readonly code: 'KEY_RING_MALFORMED'; readonly why: 'ENTRY' | 'TWICE' | 'NO_KEY' | 'NO_INDEX' };

const INDEX = 'index';
const ENTRY = /^([a-z0-9][a-z0-9-]{0,19}):([A-Za-z0-9_-]{43})$/;

/**
 * Reads a key ring: `id:key` entries, separated by commas, blanks or lines, the current key first, and one `index` entry.
 *
 * @param text keys are 32 random bytes each, in base64url without padding.
 */
export function readKeyRing(text: string): Outcome<KeyRing, KeyRingFault> {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '').map((entry) => ENTRY.exec(entry));
  if (entries.includes(null)) return refuse({ code: 'KEY_RING_MALFORMED', why: 'ENTRY' });
  const all = new Map(entries.map((entry) => [entry?.[1] ?? '', Buffer.from(entry?.[2] ?? '', 'base64url')]));
  if (all.size < entries.length) return refuse({ code: 'KEY_RING_MALFORMED', why: 'TWICE' });
  const index = all.get(INDEX);
  all.delete(INDEX);
  const [current] = all.keys();
  if (index === undefined) return refuse({ code: 'KEY_RING_MALFORMED', why: 'NO_INDEX' });
  if (current === undefined) return refuse({ code: 'KEY_RING_MALFORMED', why: 'NO_KEY' });
  return accept({ current, keys: all, index });
}

/** The inverse of `readKeyRing`, one entry a line. */
export function writeKeyRing({ current, keys, index }: KeyRing): string {
  const ids = [current, ...[...keys.keys()].filter((id) => id !== current)];
  const lines = [...ids.map((id) => [id, keys.get(id)] as const), [INDEX, index] as const];
  return lines.map(([id, key]) => `${id}:${key?.toString('base64url')}\n`).join('');
}
