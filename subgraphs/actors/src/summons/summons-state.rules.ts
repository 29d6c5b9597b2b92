import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** SM-SUMMONS: from the forecast sent to the establishment to the mission done, and how it can end. */
export enum SummonsState {
  DRAFT = 'DRAFT',
  FORECAST = 'FORECAST',
  AGREED = 'AGREED',
  DECLINED = 'DECLINED',
  ISSUED = 'ISSUED',
  ACKNOWLEDGED = 'ACKNOWLEDGED',
  HONOURED = 'HONOURED',
  ABSENT_JUSTIFIED = 'ABSENT_JUSTIFIED',
  ABSENT = 'ABSENT',
  SUPERSEDED = 'SUPERSEDED',
  CANCELLED = 'CANCELLED',
}

const { FORECAST, AGREED, DECLINED, ISSUED, ACKNOWLEDGED, HONOURED, ABSENT_JUSTIFIED, ABSENT, SUPERSEDED, CANCELLED } = SummonsState;

/** Which state may follow which. What was honoured can only be cancelled: it was recorded by mistake. */
export const NEXT_STATES: Readonly<Record<SummonsState, readonly SummonsState[]>> = {
  DRAFT: [FORECAST, CANCELLED],
  FORECAST: [AGREED, DECLINED, CANCELLED],
  AGREED: [ISSUED, CANCELLED],
  DECLINED: [],
  ISSUED: [ACKNOWLEDGED, ABSENT_JUSTIFIED, ABSENT, SUPERSEDED, CANCELLED],
  ACKNOWLEDGED: [HONOURED, ABSENT_JUSTIFIED, ABSENT, SUPERSEDED, CANCELLED],
  HONOURED: [CANCELLED],
  ABSENT_JUSTIFIED: [],
  ABSENT: [],
  SUPERSEDED: [],
  CANCELLED: [],
};

/** States in which the actor's half-day is free again. */
export const FREES_THE_DIARY: ReadonlySet<SummonsState> = new Set([DECLINED, SUPERSEDED, CANCELLED]);

/** States that say what happened on the day itself: nobody knows it before. */
const TOLD_ON_THE_DAY: ReadonlySet<SummonsState> = new Set([HONOURED, ABSENT_JUSTIFIED, ABSENT]);

export type MoveRefusal =
  | { readonly code: 'SUMMONS_UNKNOWN' }
  | { readonly code: 'SUMMONS_CHANGED_MEANWHILE'; readonly given: number; readonly current: number }
  | { readonly code: 'SUMMONS_TRANSITION'; readonly from: string; readonly to: string }
  | { readonly code: 'SUMMONS_NOT_YET_DUE'; readonly date: string };

export interface Move {
  readonly to: SummonsState;
  /** The version that the mover has read; undefined for machines of ours that read no screen. */
  readonly version?: number | undefined;
  /** ISO date of the day on which the move is made. */
  readonly today: string;
  /** Said beforehand by whoever will not come: true of absences only. */
  readonly announced?: boolean | undefined;
}

/** Whether a summons may take a state, as the one who asks last saw it. */
export function checkMove(
  { state, version, date }: { readonly state: SummonsState; readonly version: number; readonly date: string }, move: Move,
): Outcome<SummonsState, MoveRefusal> {
  if (move.version !== undefined && move.version !== version) return refuse({ code: 'SUMMONS_CHANGED_MEANWHILE', given: move.version, current: version });
  if (!NEXT_STATES[state].includes(move.to)) return refuse({ code: 'SUMMONS_TRANSITION', from: state, to: move.to });
  if (TOLD_ON_THE_DAY.has(move.to) && !(move.announced === true && move.to !== HONOURED) && move.today < date) return refuse({ code: 'SUMMONS_NOT_YET_DUE', date });
  return accept(move.to);
}
