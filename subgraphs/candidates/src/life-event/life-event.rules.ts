import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { StateTable } from '../record/record.rules.ts';

export type LifeEventKindName = 'ABSENCE' | 'ACCIDENT';
export type LifeEventStateName = 'REPORTED' | 'JUSTIFIED' | 'UNJUSTIFIED' | 'RECORDED' | 'CANCELLED';

/** An absence is judged, by its proof; an accident is taken note of. What was reported by mistake is cancelled. */
export const NEXT_LIFE_EVENT_STATES: Readonly<Record<LifeEventKindName, StateTable<LifeEventStateName>>> = {
  ABSENCE: { REPORTED: ['JUSTIFIED', 'UNJUSTIFIED', 'CANCELLED'], JUSTIFIED: ['UNJUSTIFIED'], UNJUSTIFIED: ['JUSTIFIED'], RECORDED: [], CANCELLED: [] },
  ACCIDENT: { REPORTED: ['RECORDED', 'CANCELLED'], JUSTIFIED: [], UNJUSTIFIED: [], RECORDED: [], CANCELLED: [] },
};

export type LifeEventRefusal =
  | { readonly code: 'LIFE_EVENT_PAPER_NOT_SAT'; readonly paper: string }
  | { readonly code: 'LIFE_EVENT_IN_THE_FUTURE'; readonly day: string }
  | { readonly code: 'LIFE_EVENT_OUTSIDE_SESSION'; readonly day: string; readonly session: number }
  | { readonly code: 'LIFE_EVENT_REPORTED_ALREADY' }
  | { readonly code: 'ABSENCE_WITHOUT_PROOF' };

export interface ReportedEvent {
  readonly kind: LifeEventKindName;
  /** ISO date. */
  readonly day: string;
  /** Code; null: no paper in particular. */
  readonly paper: string | null;
}

/**
 * Whether something that happened to a candidate can be reported: an absence may be announced, an accident has happened; both
 * belong to the two years in which a session is prepared and sat.
 *
 * @param sat codes of the papers that the candidate sits.
 */
export function checkReport({ kind, day, paper }: ReportedEvent, session: number, sat: readonly string[], today: string): Outcome<ReportedEvent, LifeEventRefusal> {
  if (paper !== null && !sat.includes(paper)) return refuse({ code: 'LIFE_EVENT_PAPER_NOT_SAT', paper });
  if (kind === 'ACCIDENT' && day > today) return refuse({ code: 'LIFE_EVENT_IN_THE_FUTURE', day });
  const within = day >= `${session - 2}-09-01` && day <= `${session}-12-31`;
  return within ? accept({ kind, day, paper }) : refuse({ code: 'LIFE_EVENT_OUTSIDE_SESSION', day, session });
}
