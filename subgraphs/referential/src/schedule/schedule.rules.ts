import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { SESSION_STATES, type SessionStateName } from '../session/session.rules.ts';

export type RoundName = 'FIRST_GROUP' | 'SECOND_GROUP' | 'REPLACEMENT';
export type ScheduleKindName = 'SITTING' | 'WINDOW';

/** When a paper is sat: by everybody at once (SITTING), or at any time of a range (WINDOW). */
export interface Slot {
  readonly kind: ScheduleKindName;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export type ScheduleRefusal =
  | { readonly code: 'SCHEDULE_CALENDAR_UNKNOWN'; readonly session: number; readonly zone: string }
  | { readonly code: 'SCHEDULE_SESSION_CLOSED'; readonly state: string }
  | { readonly code: 'SCHEDULE_PAPER_UNKNOWN'; readonly given: string; readonly session: number }
  | { readonly code: 'SCHEDULE_PAPER_IN_CCF'; readonly given: string }
  | { readonly code: 'SCHEDULE_REVERSED' }
  | { readonly code: 'SCHEDULE_OUTSIDE_PHASE'; readonly phase: string }
  | { readonly code: 'SCHEDULE_OVERLAP'; readonly other: string }
  | { readonly code: 'SCHEDULE_CHANGED_MEANWHILE'; readonly found: number | null }
  | { readonly code: 'SCHEDULE_REASON_MISSING' };

const ENDED: ReadonlySet<SessionStateName> = new Set(['CLOSED', 'ARCHIVED']);

const isSummoned = (state: SessionStateName): boolean => SESSION_STATES.indexOf(state) >= SESSION_STATES.indexOf('SUMMONED');

/**
 * Whether a paper has a date that can be set in a session.
 *
 * @param mode undefined: the session has no such paper.
 */
export function checkSchedulable(
  { code, session, mode, reason }: { readonly code: string; readonly session: number; readonly mode: string | undefined; readonly reason: string }, state: SessionStateName,
): Outcome<string, ScheduleRefusal> {
  if (ENDED.has(state)) return refuse({ code: 'SCHEDULE_SESSION_CLOSED', state });
  if (mode === undefined) return refuse({ code: 'SCHEDULE_PAPER_UNKNOWN', given: code, session });
  if (mode === 'CCF') return refuse({ code: 'SCHEDULE_PAPER_IN_CCF', given: code });
  return isSummoned(state) && reason === '' ? refuse({ code: 'SCHEDULE_REASON_MISSING' }) : accept(code);
}

/** The phase in which each round is sat. */
export const PHASE_OF_ROUND = { FIRST_GROUP: 'PAPERS', SECOND_GROUP: 'SECOND_GROUP', REPLACEMENT: 'REPLACEMENT' } as const satisfies Readonly<Record<RoundName, string>>;

export interface Around {
  /** When the round's phase is; undefined: the calendar has none. */
  readonly phase: { readonly startsAt: Date; readonly endsAt: Date } | undefined;
  readonly phaseName: string;
  /** Papers of the same speciality, zone and round. */
  readonly others: readonly (Slot & { readonly paperCode: string })[];
}

/**
 * Whether a paper can be sat then: after it begins it ends, inside its phase, and never while all candidates of the
 * speciality sit another.
 */
export function checkSlot(slot: Slot, { phase, phaseName, others }: Around): Outcome<Slot, ScheduleRefusal> {
  if (slot.endsAt <= slot.startsAt) return refuse({ code: 'SCHEDULE_REVERSED' });
  if (!phase || slot.startsAt < phase.startsAt || slot.endsAt > phase.endsAt) return refuse({ code: 'SCHEDULE_OUTSIDE_PHASE', phase: phaseName });
  if (slot.kind === 'WINDOW') return accept(slot);
  const other = others.find(({ kind, startsAt, endsAt }) => kind === 'SITTING' && startsAt < slot.endsAt && slot.startsAt < endsAt);
  return other ? refuse({ code: 'SCHEDULE_OVERLAP', other: other.paperCode }) : accept(slot);
}
