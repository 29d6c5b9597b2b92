import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type CentreRefusal, type CentreStateName, checkInPreparation } from '../centre/centre.rules.ts';

/** A sitting as whoever opens it says it. */
export interface SittingLine {
  readonly paperCode: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** A sitting to insert. */
export interface NewSitting extends SittingLine {
  readonly id: GlobalId;
  readonly centreId: GlobalId;
  readonly session: number;
  readonly specialityCode: string;
  readonly timeZone: string;
}

export type SittingRefusal =
  | { readonly code: 'SITTING_UNKNOWN'; readonly given: string }
  | { readonly code: 'SITTING_ENDS_BEFORE_IT_STARTS' }
  | { readonly code: 'SITTING_OUT_OF_SESSION'; readonly year: number; readonly session: number }
  | { readonly code: 'SITTING_ALREADY_OPEN'; readonly paper: string }
  | { readonly code: 'CENTRE_WITHOUT_SITTINGS'; readonly kind: string }
  | { readonly code: 'PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'PAPER_NOT_IN_SESSION'; readonly paper: string; readonly session: number }
  | { readonly code: 'PAPER_NOT_TERMINAL'; readonly paper: string };

/** The kinds of centre that candidates come to. */
const WITH_CANDIDATES: ReadonlySet<string> = new Set(['COMPOSITION', 'FACE_TO_FACE']);

/** Years before and after the session's own: a bound against a slip of the finger, as the edition holds no schedule. */
const YEARS_AROUND = 1;

/**
 * Whether a sitting of a paper can be opened in a centre.
 *
 * @param paper what the national edition says of the paper; undefined when it does not hold it.
 */
export function checkSitting(
  { paperCode, startsAt, endsAt }: SittingLine, centre: { readonly session: number; readonly kind: string; readonly state: CentreStateName }, paper: PaperFact | undefined,
): Outcome<PaperFact, SittingRefusal | CentreRefusal> {
  const { session, kind, state } = centre;
  const preparing = checkInPreparation(state);
  if (!preparing.ok) return preparing;
  if (!WITH_CANDIDATES.has(kind)) return refuse({ code: 'CENTRE_WITHOUT_SITTINGS', kind });
  if (!paper) return refuse({ code: 'PAPER_UNKNOWN', given: paperCode });
  if (session < paper.firstSession || (paper.lastSession !== null && session > paper.lastSession)) return refuse({ code: 'PAPER_NOT_IN_SESSION', paper: paperCode, session });
  if (paper.mode !== 'TERMINAL') return refuse({ code: 'PAPER_NOT_TERMINAL', paper: paperCode });
  if (startsAt >= endsAt) return refuse({ code: 'SITTING_ENDS_BEFORE_IT_STARTS' });
  const far = [startsAt, endsAt].map((instant) => instant.getUTCFullYear()).find((year) => Math.abs(year - session) > YEARS_AROUND);
  return far === undefined ? accept(paper) : refuse({ code: 'SITTING_OUT_OF_SESSION', year: far, session });
}

/**
 * An instant as the clock on the venue's wall shows it: `2026-06-08T09:00`.
 *
 * @param timeZone an IANA time zone.
 */
export const wallClock = (instant: Date, timeZone: string): string =>
  // Swedish writes dates as ISO does.
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant).replace(' ', 'T');
