import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM of a deputy's visit to a school that they follow. */
export enum VisitState {
  PLANNED = 'PLANNED',
  DONE = 'DONE',
  CANCELLED = 'CANCELLED',
}

const NEXT_VISIT_STATES: Readonly<Record<VisitState, readonly VisitState[]>> = { PLANNED: [VisitState.DONE, VisitState.CANCELLED], DONE: [], CANCELLED: [] };

export type VisitRefusal =
  | { readonly code: 'PORTFOLIO_UNKNOWN' }
  | { readonly code: 'VISIT_UNKNOWN' }
  | { readonly code: 'VISIT_ELSEWHERE'; readonly given: string }
  | { readonly code: 'VISIT_DATE_PAST'; readonly date: string }
  | { readonly code: 'VISIT_NOT_YET'; readonly date: string }
  | { readonly code: 'VISIT_STATE'; readonly state: string }
  | { readonly code: 'VISIT_REPORT_EMPTY' }
  | { readonly code: 'VISIT_CHANGED_MEANWHILE'; readonly given: number; readonly current: number };

export interface VisitMove {
  readonly to: VisitState.DONE | VisitState.CANCELLED;
  readonly version: number;
  /** What was seen, or why it was given up. */
  readonly report: string;
  /** ISO date of the day on which it is said. */
  readonly today: string;
}

/** Whether a visit may be planned: in a school of the portfolio, and not in the past. */
export function checkPlannedVisit(uai: string, date: string, portfolio: readonly string[], today: string): Outcome<true, VisitRefusal> {
  if (!portfolio.includes(uai)) return refuse({ code: 'VISIT_ELSEWHERE', given: uai });
  return date < today ? refuse({ code: 'VISIT_DATE_PAST', date }) : accept(true);
}

/** Whether a visit may be reported, or given up. */
export function checkVisitMove(held: { readonly state: VisitState; readonly version: number; readonly date: string }, { to, version, report, today }: VisitMove): Outcome<true, VisitRefusal> {
  if (held.version !== version) return refuse({ code: 'VISIT_CHANGED_MEANWHILE', given: version, current: held.version });
  if (!NEXT_VISIT_STATES[held.state].includes(to)) return refuse({ code: 'VISIT_STATE', state: held.state });
  if (report.trim() === '') return refuse({ code: 'VISIT_REPORT_EMPTY' });
  return to === VisitState.DONE && today < held.date ? refuse({ code: 'VISIT_NOT_YET', date: held.date }) : accept(true);
}
