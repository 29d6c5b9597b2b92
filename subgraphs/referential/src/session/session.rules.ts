import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-SESSION: where a session stands in one calendar zone. */
export type SessionStateName =
  | 'DRAFT' | 'DECLARED' | 'ENROLMENT_OPEN' | 'ENROLMENT_CLOSED' | 'ORGANISATION' | 'SUMMONED' | 'PAPERS' | 'MARKING' | 'MARKS_CLOSED'
  | 'DELIBERATION' | 'PUBLISHED' | 'SECOND_GROUP' | 'FINAL' | 'REPLACEMENT' | 'CLOSED' | 'ARCHIVED';

/** From the first to the last. A session goes on by one step, and back only by a reopening. */
export const SESSION_STATES: readonly SessionStateName[] = [
  'DRAFT', 'DECLARED', 'ENROLMENT_OPEN', 'ENROLMENT_CLOSED', 'ORGANISATION', 'SUMMONED', 'PAPERS', 'MARKING', 'MARKS_CLOSED',
  'DELIBERATION', 'PUBLISHED', 'SECOND_GROUP', 'FINAL', 'REPLACEMENT', 'CLOSED', 'ARCHIVED',
];

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
  | { readonly code: 'SESSION_BUREAU_ONLY' }
  | { readonly code: 'SESSION_REASON_MISSING' }
  | { readonly code: 'SESSION_ARCHIVED' };

export interface Step {
  readonly from: SessionStateName;
  readonly to: SessionStateName;
  readonly reason: string;
  readonly roles: readonly string[];
}

/**
 * Whether a session may go from one state to another: one step on, or back to any earlier phase as a reopening, which
 * says why. The national bureau alone does either. What is archived stays so.
 */
export function checkStep({ from, to, reason, roles }: Step): Outcome<'ADVANCED' | 'REOPENED', SessionRefusal> {
  if (!roles.includes('BEX') && !roles.includes('SYSTEM')) return refuse({ code: 'SESSION_BUREAU_ONLY' });
  if (from === 'ARCHIVED') return refuse({ code: 'SESSION_ARCHIVED' });
  if (nextStates(from).includes(to)) return accept('ADVANCED');
  const back = SESSION_STATES.indexOf(to) < SESSION_STATES.indexOf(from);
  if (!back || to === 'DRAFT') return refuse({ code: 'SESSION_STEP', from, to });
  return reason.trim() === '' ? refuse({ code: 'SESSION_REASON_MISSING' }) : accept('REOPENED');
}
