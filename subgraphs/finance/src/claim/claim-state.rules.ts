import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-CLAIM: from the honoured summons to the payment. */
export enum ClaimState {
  EXPECTED = 'EXPECTED',
  DECLARED = 'DECLARED',
  SERVICE_CERTIFIED = 'SERVICE_CERTIFIED',
  INSTRUCTED = 'INSTRUCTED',
  RETURNED = 'RETURNED',
  VALIDATED = 'VALIDATED',
  BATCHED = 'BATCHED',
  EXPORTED = 'EXPORTED',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  CORRECTED = 'CORRECTED',
  PAID = 'PAID',
  CANCELLED = 'CANCELLED',
}

const {
  DECLARED, SERVICE_CERTIFIED, INSTRUCTED, RETURNED, VALIDATED, BATCHED, EXPORTED, ACCEPTED, REJECTED, CORRECTED, PAID, CANCELLED,
} = ClaimState;

/**
 * Which state may follow which. A claim leaves an open batch for VALIDATED again; once exported it is the paying application's,
 * and can no longer be cancelled here.
 */
export const NEXT_STATES: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  EXPECTED: [DECLARED, CANCELLED],
  DECLARED: [SERVICE_CERTIFIED, CANCELLED],
  SERVICE_CERTIFIED: [INSTRUCTED, CANCELLED],
  INSTRUCTED: [RETURNED, VALIDATED, CANCELLED],
  RETURNED: [DECLARED, CANCELLED],
  VALIDATED: [BATCHED, CANCELLED],
  BATCHED: [EXPORTED, VALIDATED, CORRECTED],
  EXPORTED: [ACCEPTED, REJECTED],
  REJECTED: [CORRECTED, CANCELLED],
  CORRECTED: [BATCHED, CANCELLED],
  ACCEPTED: [PAID],
  PAID: [],
  CANCELLED: [],
};

/** Separation of duties: whoever ever made a claim the second may not make it the first. */
const APART: Readonly<Partial<Record<ClaimState, ClaimState>>> = { [SERVICE_CERTIFIED]: DECLARED, [VALIDATED]: INSTRUCTED };

/** Steps that nobody takes for a claim of their own. */
const NOT_FOR_ONESELF: ReadonlySet<ClaimState> = new Set([SERVICE_CERTIFIED, INSTRUCTED, VALIDATED]);

/** Steps that a claim may take although its summons was cancelled: those that do not bring it nearer to payment. */
const WITHOUT_SERVICE: ReadonlySet<ClaimState> = new Set([RETURNED, CANCELLED]);

export type ClaimMoveRefusal =
  | { readonly code: 'CLAIM_UNKNOWN' }
  | { readonly code: 'CLAIM_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'CLAIM_TRANSITION'; readonly from: string; readonly to: string }
  | { readonly code: 'CLAIM_SUMMONS_CANCELLED' }
  | { readonly code: 'DUTIES_NOT_SEPARATED'; readonly first: string; readonly second: string }
  | { readonly code: 'CLAIM_OF_ONESELF'; readonly to: string };

export interface ClaimAsMoved {
  readonly state: ClaimState;
  readonly version: number;
  readonly summonsCancelled: boolean;
  /** Who is paid. */
  readonly actorId: string;
  /** Who made the claim what, since it exists. */
  readonly history: readonly { readonly to: ClaimState; readonly by: string }[];
}

export interface ClaimMove {
  readonly to: ClaimState;
  /** The version that the mover has read; undefined for machines of ours that read no screen. */
  readonly version?: number | undefined;
  /** The account that acts. */
  readonly by: string;
  /** The actor that the account is of, if it is of one. */
  readonly actor?: string | undefined;
}

/** Whether this account may bring the claim to that state now. */
export function checkMove(claim: ClaimAsMoved, { to, version, by, actor }: ClaimMove): Outcome<ClaimState, ClaimMoveRefusal> {
  const { state } = claim;
  if (version !== undefined && version !== claim.version) return refuse({ code: 'CLAIM_CHANGED_MEANWHILE', given: version, current: claim.version });
  if (!NEXT_STATES[state].includes(to)) return refuse({ code: 'CLAIM_TRANSITION', from: state, to });
  if (claim.summonsCancelled && !WITHOUT_SERVICE.has(to)) return refuse({ code: 'CLAIM_SUMMONS_CANCELLED' });
  if (actor === claim.actorId && NOT_FOR_ONESELF.has(to)) return refuse({ code: 'CLAIM_OF_ONESELF', to });
  const first = APART[to];
  if (first !== undefined && claim.history.some((change) => change.to === first && change.by === by)) {
    return refuse({ code: 'DUTIES_NOT_SEPARATED', first, second: to });
  }
  return accept(to);
}
