import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** RAW: as the MIREX answered, for the bureau. PUBLIC: small numbers hidden, for everybody. */
export type SnapshotKindName = 'RAW' | 'PUBLIC';

export interface FreezingSnapshot {
  readonly name: string;
  readonly kind: SnapshotKindName;
  readonly content: string;
  /** SHA-256 of the content in UTF-8, as whoever freezes it computed it; lower-case hexadecimal. */
  readonly sha256: string;
  /** MIREX that did not answer. */
  readonly missing: readonly string[];
  readonly acceptIncomplete: boolean;
}

export type SnapshotRefusal =
  | { readonly code: 'SNAPSHOT_NAME_MALFORMED'; readonly given: string }
  | { readonly code: 'SNAPSHOT_NOT_JSON' }
  | { readonly code: 'SNAPSHOT_HASH_WRONG'; readonly given: string; readonly computed: string }
  | { readonly code: 'SNAPSHOT_INCOMPLETE'; readonly missing: string }
  | { readonly code: 'SNAPSHOT_SESSION_UNKNOWN'; readonly session: number }
  | { readonly code: 'SNAPSHOT_NAME_TAKEN'; readonly name: string }
  | { readonly code: 'SNAPSHOT_PUBLIC_ALREADY'; readonly session: number };

const NAME = /^[a-z0-9][a-z0-9-]{2,79}$/;

/**
 * Whether figures can be frozen as they were sent.
 *
 * What is public is never incomplete: with the missing MIREX published later, the difference would be its figures.
 *
 * @param computed the hash of what arrived.
 */
export function checkSnapshot({ name, kind, content, sha256, missing, acceptIncomplete }: FreezingSnapshot, computed: string): Outcome<string, SnapshotRefusal> {
  if (!NAME.test(name)) return refuse({ code: 'SNAPSHOT_NAME_MALFORMED', given: name });
  if (!isJsonObject(content)) return refuse({ code: 'SNAPSHOT_NOT_JSON' });
  if (sha256 !== computed) return refuse({ code: 'SNAPSHOT_HASH_WRONG', given: sha256, computed });
  if (missing.length > 0 && (kind === 'PUBLIC' || !acceptIncomplete)) return refuse({ code: 'SNAPSHOT_INCOMPLETE', missing: missing.join(', ') });
  return accept(content);
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

/** Who reads national counts as they are. A proposal of ours. */
const RAW_READERS: ReadonlySet<string> = new Set(['BEX', 'SYSTEM', 'INSP']);

export const mayReadContent = (kind: SnapshotKindName, roles: readonly string[]): boolean => kind === 'PUBLIC' || roles.some((role) => RAW_READERS.has(role));
