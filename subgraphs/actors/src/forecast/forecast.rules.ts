import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** What an establishment was told and what it answered. A late answer is late, never lost. */
export enum ForecastState {
  SENT = 'SENT',
  RETURNED = 'RETURNED',
  RETURNED_LATE = 'RETURNED_LATE',
}

export type ForecastRefusal =
  | { readonly code: 'FORECAST_UNKNOWN' }
  | { readonly code: 'FORECAST_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'FORECAST_RETURNED_ALREADY' }
  | { readonly code: 'FORECAST_LINE_ELSEWHERE'; readonly given: string }
  | { readonly code: 'FORECAST_LINE_TWICE'; readonly given: string }
  | { readonly code: 'FORECAST_LINES_MISSING'; readonly count: number }
  | { readonly code: 'FORECAST_REASON_MISSING'; readonly given: string }
  | { readonly code: 'FORECAST_DEADLINE_PAST' }
  | { readonly code: 'SESSION_UNKNOWN'; readonly given: number };

/** What an establishment says of one of its actors' missions. */
export interface ForecastAnswer {
  readonly summonsId: string;
  readonly agreed: boolean;
  readonly reason: string | null;
}

/**
 * Whether an establishment's answer is whole: each of its lines once, none of another's, a reason for each refusal.
 *
 * @param open summonses of the statement that still wait for an answer.
 */
export function checkReturn(
  { state, deadline }: { readonly state: ForecastState; readonly deadline: Date }, answers: readonly ForecastAnswer[], open: ReadonlySet<string>, now: Date,
): Outcome<ForecastState.RETURNED | ForecastState.RETURNED_LATE, ForecastRefusal> {
  if (state !== ForecastState.SENT) return refuse({ code: 'FORECAST_RETURNED_ALREADY' });
  const seen = new Set<string>();
  for (const { summonsId, agreed, reason } of answers) {
    if (!open.has(summonsId)) return refuse({ code: 'FORECAST_LINE_ELSEWHERE', given: summonsId });
    if (seen.has(summonsId)) return refuse({ code: 'FORECAST_LINE_TWICE', given: summonsId });
    if (!agreed && (reason ?? '').trim() === '') return refuse({ code: 'FORECAST_REASON_MISSING', given: summonsId });
    seen.add(summonsId);
  }
  if (seen.size < open.size) return refuse({ code: 'FORECAST_LINES_MISSING', count: open.size - seen.size });
  return accept(now > deadline ? ForecastState.RETURNED_LATE : ForecastState.RETURNED);
}
