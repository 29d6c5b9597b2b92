import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type WindowRefusal =
  | { readonly code: 'WINDOW_MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'WINDOW_OF_ANOTHER_MIREX'; readonly given: string }
  | { readonly code: 'WINDOW_DIPLOMA_UNKNOWN'; readonly given: string }
  | { readonly code: 'WINDOW_SESSION_CLOSED' }
  | { readonly code: 'WINDOW_IMPORT_NOT_DONE' }
  | { readonly code: 'WINDOW_REVERSED' }
  | { readonly code: 'WINDOW_CLOSES_IN_THE_PAST' }
  | { readonly code: 'WINDOW_BEYOND_REGISTERS'; readonly until: string }
  | { readonly code: 'WINDOW_OPEN_ALREADY'; readonly diploma: string }
  | { readonly code: 'WINDOW_NONE'; readonly diploma: string }
  | { readonly code: 'WINDOW_NOT_LATER'; readonly closesAt: string };

/** What decides on a window, besides its own instants. */
export interface WindowAround {
  /** Whether the session enrols at all in one of the MIREX's zones: in its phase, or reopened. */
  readonly enrolling: boolean;
  readonly imported: boolean;
  /** The last instant of the registers in the MIREX's zones; null: no calendar says. */
  readonly registersClose: Date | null;
  /** The bureau may go beyond the registers. */
  readonly national: boolean;
}

/**
 * Whether enrolments may be open between two instants.
 *
 * Source: arrêté du 5-5-2011, art. 9: the minister sets the date on which the registers close.
 */
export function checkWindow(opensAt: Date, closesAt: Date, now: Date, { enrolling, imported, registersClose, national }: WindowAround): Outcome<Date, WindowRefusal> {
  if (closesAt <= opensAt) return refuse({ code: 'WINDOW_REVERSED' });
  if (closesAt <= now) return refuse({ code: 'WINDOW_CLOSES_IN_THE_PAST' });
  if (!enrolling) return refuse({ code: 'WINDOW_SESSION_CLOSED' });
  if (!imported) return refuse({ code: 'WINDOW_IMPORT_NOT_DONE' });
  if (!national && registersClose !== null && closesAt > registersClose) return refuse({ code: 'WINDOW_BEYOND_REGISTERS', until: registersClose.toISOString() });
  return accept(closesAt);
}
