import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type PresenceName = 'PRESENT' | 'ABSENT' | 'ABSENT_JUSTIFIED';

export interface AttendanceLine {
  readonly allocationId: GlobalId;
  readonly presence: PresenceName;
}

export type AttendanceRefusal =
  | { readonly code: 'REPORT_SITTING_UNKNOWN'; readonly given: string }
  | { readonly code: 'REPORT_OF_ANOTHER_CENTRE' }
  | { readonly code: 'REPORT_OF_FUTURE_SITTING'; readonly startsAt: string }
  | { readonly code: 'ATTENDANCE_OF_ANOTHER_SITTING'; readonly given: string }
  | { readonly code: 'ATTENDANCE_TWICE'; readonly given: string };

/**
 * Whether the head of a centre, or who acts for them, may say what happened in a sitting: one of theirs, once it has begun.
 *
 * @param centres those of a head of centre; null: of the whole MIREX.
 */
export function checkReportable(
  id: string, sitting: { readonly centreId: GlobalId; readonly startsAt: Date } | null, centres: readonly GlobalId[] | null, now: Date,
): Outcome<true, AttendanceRefusal> {
  if (!sitting) return refuse({ code: 'REPORT_SITTING_UNKNOWN', given: id });
  if (centres !== null && !centres.includes(sitting.centreId)) return refuse({ code: 'REPORT_OF_ANOTHER_CENTRE' });
  return sitting.startsAt > now ? refuse({ code: 'REPORT_OF_FUTURE_SITTING', startsAt: sitting.startsAt.toISOString() }) : accept(true);
}

/** Whether all lines are of places of the sitting, each once. */
export function checkLines(lines: readonly AttendanceLine[], places: ReadonlySet<GlobalId>): Outcome<readonly AttendanceLine[], AttendanceRefusal> {
  const seen = new Set<GlobalId>();
  for (const { allocationId } of lines) {
    if (!places.has(allocationId)) return refuse({ code: 'ATTENDANCE_OF_ANOTHER_SITTING', given: allocationId });
    if (seen.has(allocationId)) return refuse({ code: 'ATTENDANCE_TWICE', given: allocationId });
    seen.add(allocationId);
  }
  return accept(lines);
}
