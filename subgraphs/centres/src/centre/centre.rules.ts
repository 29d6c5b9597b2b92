import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-CENTRE: the way of a centre from the plan to its returned record, and how it can end before. */
export type CentreStateName =
  | 'PLANNED' | 'CONFIRMED' | 'EQUIPPED' | 'STAFFED' | 'READY' | 'OPEN' | 'CLOSED' | 'RECORD_RETURNED' | 'RELOCATED' | 'CANCELLED';

/** Which state may follow which. A centre that opened is closed, never cancelled: what was sat there was sat. */
export const NEXT_STATES: Readonly<Record<CentreStateName, readonly CentreStateName[]>> = {
  PLANNED: ['CONFIRMED', 'RELOCATED', 'CANCELLED'],
  CONFIRMED: ['EQUIPPED', 'RELOCATED', 'CANCELLED'],
  EQUIPPED: ['STAFFED', 'RELOCATED', 'CANCELLED'],
  STAFFED: ['READY', 'RELOCATED', 'CANCELLED'],
  READY: ['OPEN', 'RELOCATED', 'CANCELLED'],
  OPEN: ['CLOSED'],
  CLOSED: ['RECORD_RETURNED'],
  RECORD_RETURNED: [],
  RELOCATED: [],
  CANCELLED: [],
};

/** The states that nobody enters without saying why. */
const ASK_WHY: ReadonlySet<CentreStateName> = new Set(['RELOCATED', 'CANCELLED']);

/** The states in which a centre takes sittings and candidates. */
const IN_PREPARATION: ReadonlySet<CentreStateName> = new Set(['PLANNED', 'CONFIRMED', 'EQUIPPED', 'STAFFED', 'READY']);

/** The states in which a centre's seats are nobody's: who was to sit there can be placed elsewhere at the same hour. */
export const GIVEN_UP: readonly CentreStateName[] = ['RELOCATED', 'CANCELLED'];

export type CentreRefusal =
  | { readonly code: 'CENTRE_UNKNOWN'; readonly given: string }
  | { readonly code: 'CENTRE_ALREADY_PLANNED'; readonly venue: string; readonly session: number }
  | { readonly code: 'CENTRE_CHANGED_MEANWHILE'; readonly seen: number; readonly found: number }
  | { readonly code: 'CENTRE_STATE'; readonly from: CentreStateName; readonly to: CentreStateName }
  | { readonly code: 'CENTRE_REASON_MISSING'; readonly to: CentreStateName }
  | { readonly code: 'CENTRE_NOT_IN_PREPARATION'; readonly state: CentreStateName };

/** A centre to insert. */
export interface NewCentre {
  readonly id: GlobalId;
  readonly venueId: GlobalId;
  readonly session: number;
  /** A CentreKind. */
  readonly kind: string;
  readonly state: CentreStateName;
}

export interface Move {
  readonly to: CentreStateName;
  /** The version that whoever acts has seen. */
  readonly version: number;
  readonly reason: string | null;
}

/** Whether a centre may go to a state. */
export function checkMove(centre: { readonly state: CentreStateName; readonly version: number }, { to, version, reason }: Move): Outcome<CentreStateName, CentreRefusal> {
  if (centre.version !== version) return refuse({ code: 'CENTRE_CHANGED_MEANWHILE', seen: version, found: centre.version });
  if (!NEXT_STATES[centre.state].includes(to)) return refuse({ code: 'CENTRE_STATE', from: centre.state, to });
  if (ASK_WHY.has(to) && !reason?.trim()) return refuse({ code: 'CENTRE_REASON_MISSING', to });
  return accept(to);
}

/** Whether sittings can still be opened there, and candidates placed. */
export const checkInPreparation = (state: CentreStateName): Outcome<CentreStateName, CentreRefusal> =>
  IN_PREPARATION.has(state) ? accept(state) : refuse({ code: 'CENTRE_NOT_IN_PREPARATION', state });
