import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { SESSION_PHASES, type SessionPhaseName } from '@mirex/schema/session-lock';

/** SM-SESSION: where a session stands in one calendar zone. */
export type SessionStateName = SessionPhaseName;

/** From the first to the last. A session goes on by one step and never back: an earlier phase is opened again beside it. */
export const SESSION_STATES: readonly SessionStateName[] = SESSION_PHASES;

/** Steps that may be left out: a diploma without second group goes from publication to final, one without replacement closes. */
const SHORT_CUTS: Readonly<Partial<Record<SessionStateName, readonly SessionStateName[]>>> = {
  PUBLISHED: ['FINAL'],
  FINAL: ['CLOSED'],
};

export const nextStates = (state: SessionStateName): readonly SessionStateName[] => [
  ...SESSION_STATES.slice(SESSION_STATES.indexOf(state) + 1, SESSION_STATES.indexOf(state) + 2),
  ...(SHORT_CUTS[state] ?? []),
];

export type SessionRefusal =
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number; readonly zone: string }
  | { readonly code: 'SESSION_STEP'; readonly from: string; readonly to: string }
  | { readonly code: 'SESSION_NOT_READY'; readonly count: number; readonly first: string }
  | { readonly code: 'SESSION_REASON_MISSING' }
  | { readonly code: 'SESSION_UNTIL_PAST' }
  | { readonly code: 'SESSION_PHASE_NOT_LEFT'; readonly phase: string }
  | { readonly code: 'SESSION_ARCHIVED' };

/** Whether a session may go from one state to another: one step on. What is archived stays so. */
export function checkStep(from: SessionStateName, to: SessionStateName): Outcome<SessionStateName, SessionRefusal> {
  if (from === 'ARCHIVED') return refuse({ code: 'SESSION_ARCHIVED' });
  return nextStates(from).includes(to) ? accept(to) : refuse({ code: 'SESSION_STEP', from, to });
}

export interface Reopening {
  readonly phase: SessionStateName;
  readonly reason: string;
  readonly until: Date;
}

/** Whether a phase that was left may be opened again until an instant, with a reason. The session stays where it stands. */
export function checkReopening(state: SessionStateName, { phase, reason, until }: Reopening, now: Date): Outcome<SessionStateName, SessionRefusal> {
  if (state === 'ARCHIVED') return refuse({ code: 'SESSION_ARCHIVED' });
  if (phase === 'DRAFT' || SESSION_STATES.indexOf(phase) >= SESSION_STATES.indexOf(state)) return refuse({ code: 'SESSION_PHASE_NOT_LEFT', phase });
  if (reason.trim() === '') return refuse({ code: 'SESSION_REASON_MISSING' });
  return until <= now ? refuse({ code: 'SESSION_UNTIL_PAST' }) : accept(phase);
}
