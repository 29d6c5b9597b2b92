import type { ActorRefusal } from './actor.rules.ts';

export type ReviseRefusal =
  | ActorRefusal
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'ACTOR_MERGED'; readonly survivor: string }
  | { readonly code: 'ACTOR_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'FINGERPRINT_MALFORMED' };

/** HMAC-SHA256 in hexadecimal: the number itself is never here. */
export const isFingerprint = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
