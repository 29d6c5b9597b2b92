import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM of a merge: whoever proposes does not confirm; for a while it can be undone; redirects stay for ever. */
export enum MergeState {
  PROPOSED = 'PROPOSED',
  CONFIRMED = 'CONFIRMED',
  UNDONE = 'UNDONE',
}

/** Whose value counts when both actors have one. */
export enum Kept {
  SURVIVOR = 'SURVIVOR',
  MERGED = 'MERGED',
}

/** How long a merge can be undone. A limit of the house. */
export const UNDO_MS = 30 * 24 * 3_600_000;

export interface Mergeable {
  readonly id: string;
  readonly survivorId: string | null;
  readonly nirFingerprint: string | null;
  readonly ibanFingerprint: string | null;
}

export type MergeRefusal =
  | { readonly code: 'ACTOR_UNKNOWN' }
  | { readonly code: 'MERGE_UNKNOWN' }
  | { readonly code: 'MERGE_WITH_ITSELF' }
  | { readonly code: 'MERGE_CYCLE'; readonly actor: string }
  | { readonly code: 'MERGE_OF_TWO_MIREX' }
  | { readonly code: 'MERGE_BOTH_SUMMONED'; readonly date: string; readonly half: string }
  | { readonly code: 'MERGE_TWO_NIR' }
  | { readonly code: 'MERGE_TWO_IBAN' }
  | { readonly code: 'MERGE_STATE'; readonly state: string }
  | { readonly code: 'MERGE_SAME_HAND' }
  | { readonly code: 'MERGE_UNDO_TOO_LATE' };

/** Whether two records can be one person: both stand for themselves, and their numbers do not say otherwise. */
export function checkMerge(survivor: Mergeable, merged: Mergeable, resolved: { readonly nir: Kept | null; readonly iban: Kept | null }): Outcome<true, MergeRefusal> {
  if (survivor.id === merged.id) return refuse({ code: 'MERGE_WITH_ITSELF' });
  const redirected = [survivor, merged].find(({ survivorId }) => survivorId !== null);
  if (redirected) return refuse({ code: 'MERGE_CYCLE', actor: redirected.id });
  if (differ(survivor.nirFingerprint, merged.nirFingerprint) && resolved.nir === null) return refuse({ code: 'MERGE_TWO_NIR' });
  return differ(survivor.ibanFingerprint, merged.ibanFingerprint) && resolved.iban === null ? refuse({ code: 'MERGE_TWO_IBAN' }) : accept(true);
}

/** Of two values, the one that counts; where only one is known, that one. */
export const keep = (survivor: string | null, merged: string | null, kept: Kept | null): string | null => (kept === Kept.MERGED ? merged ?? survivor : survivor ?? merged);

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
