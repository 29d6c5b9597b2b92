import { addDays, type Day } from '@mirex/schema/day';
import type { RetentionFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** A document of a session in the archives: kept, then destroyed or handed over; neither is undone. */
export type ArchiveStateName = 'ARCHIVED' | 'DESTROYED' | 'TRANSFERRED';

export type ArchiveRefusal =
  | { readonly code: 'RETENTION_CLASS_UNKNOWN'; readonly given: string }
  | { readonly code: 'ARCHIVE_REFERENCE_MISSING' }
  | { readonly code: 'ARCHIVE_HASH' }
  | { readonly code: 'ARCHIVED_ALREADY' }
  | { readonly code: 'ARCHIVE_UNKNOWN'; readonly given: string }
  | { readonly code: 'ARCHIVE_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'ARCHIVE_STATE'; readonly state: ArchiveStateName }
  | { readonly code: 'ARCHIVE_RECORD_MISSING' }
  | { readonly code: 'ARCHIVE_KEPT_UNTIL'; readonly until: Day }
  | { readonly code: 'ARCHIVE_KEPT_FOR_EVER' }
  | { readonly code: 'ARCHIVE_HELD'; readonly reason: string };

/** The last day on which a document is kept; null: for ever, it is handed to the archives. */
export const keptUntil = ({ days }: Pick<RetentionFact, 'days'>, countedFrom: Day): Day | null => (days === null ? null : addDays(countedFrom, days));

export interface ArchivedFacts {
  readonly state: ArchiveStateName;
  readonly version: number;
  readonly keptUntil: Day | null;
}

/**
 * Whether a document leaves the archives: destroyed once its time is over and nothing holds it, or handed over at any time.
 *
 * @param held why destruction is held up; null: it is not.
 */
export function checkEnding(
  found: ArchivedFacts, { to, version, record }: { readonly to: 'DESTROYED' | 'TRANSFERRED'; readonly version: number; readonly record: string }, today: Day, held: string | null,
): Outcome<ArchiveStateName, ArchiveRefusal> {
  if (found.version !== version) return refuse({ code: 'ARCHIVE_CHANGED_MEANWHILE', seen: version, found: found.version });
  if (found.state !== 'ARCHIVED') return refuse({ code: 'ARCHIVE_STATE', state: found.state });
  if (record.trim() === '') return refuse({ code: 'ARCHIVE_RECORD_MISSING' });
  if (to === 'TRANSFERRED') return accept(to);
  if (held !== null) return refuse({ code: 'ARCHIVE_HELD', reason: held });
  if (found.keptUntil === null) return refuse({ code: 'ARCHIVE_KEPT_FOR_EVER' });
  return today <= found.keptUntil ? refuse({ code: 'ARCHIVE_KEPT_UNTIL', until: found.keptUntil }) : accept(to);
}
