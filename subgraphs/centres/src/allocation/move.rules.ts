import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type PlaceMoveRefusal =
  | { readonly code: 'ALLOCATION_UNKNOWN'; readonly given: string }
  | { readonly code: 'ALLOCATION_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'MOVE_REASON_MISSING' }
  | { readonly code: 'MOVE_TO_ANOTHER_PAPER'; readonly paper: string }
  | { readonly code: 'MOVE_AFTER_START' }
  | { readonly code: 'MOVE_AFTER_SUMMONS' };

export interface PlaceMove {
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly reason: string;
  /** Whether the candidate is summoned again to the new place. */
  readonly reissue: boolean;
}

/**
 * Whether a candidate may be moved to another sitting of the same paper, or to another room.
 *
 * @param to the paper of the sitting that it goes to; undefined: there is no such sitting, which placing refuses by itself.
 */
export function checkPlaceMove(
  place: { readonly version: number; readonly summoned: boolean; readonly paper: string; readonly startsAt: Date }, { version, reason, reissue }: PlaceMove, to: string | undefined, now: Date,
): Outcome<true, PlaceMoveRefusal> {
  if (place.version !== version) return refuse({ code: 'ALLOCATION_CHANGED_MEANWHILE', seen: version, found: place.version });
  if (!reason.trim()) return refuse({ code: 'MOVE_REASON_MISSING' });
  if (place.startsAt <= now) return refuse({ code: 'MOVE_AFTER_START' });
  if (to !== undefined && to !== place.paper) return refuse({ code: 'MOVE_TO_ANOTHER_PAPER', paper: to });
  return place.summoned && !reissue ? refuse({ code: 'MOVE_AFTER_SUMMONS' }) : accept(true);
}
