import { SESSION_PHASES, type SessionPhaseName } from '@mirex/schema/session-lock';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type PhasesRefusal =
  | { readonly code: 'SESSION_EXISTS'; readonly year: number }
  | { readonly code: 'SESSION_YEAR_TOO_FAR'; readonly year: number; readonly most: number }
  | { readonly code: 'SESSION_MODEL_UNKNOWN'; readonly given: number }
  | { readonly code: 'SESSION_CHANGED_MEANWHILE'; readonly seen: number; readonly version: number }
  | { readonly code: 'PHASES_NONE' }
  | { readonly code: 'PHASE_TWICE'; readonly phase: string }
  | { readonly code: 'PHASE_REVERSED'; readonly phase: string }
  | { readonly code: 'PHASES_OVERLAP'; readonly phase: string; readonly next: string }
  | { readonly code: 'PHASE_LEAVES_PAPERS'; readonly phase: string; readonly paper: string }
  | { readonly code: 'PHASES_ENDED'; readonly state: string }
  | { readonly code: 'PHASES_REASON_MISSING' };

/** How many years ahead a session is planned at most. A proposal of ours: a typing error goes further. */
const AHEAD = 5;

/** Of which session a new one is made: the model named, or the newest before it. */
export function checkNewSession(year: number, model: number | null, years: readonly number[], thisYear: number): Outcome<number, PhasesRefusal> {
  if (years.includes(year)) return refuse({ code: 'SESSION_EXISTS', year });
  if (year > thisYear + AHEAD) return refuse({ code: 'SESSION_YEAR_TOO_FAR', year, most: thisYear + AHEAD });
  const from = model ?? Math.max(...years.filter((one) => one < year));
  return years.includes(from) && from < year ? accept(from) : refuse({ code: 'SESSION_MODEL_UNKNOWN', given: model ?? year });
}

/** When a phase is. `endsAt` is excluded. */
export interface PhaseRange {
  readonly phase: SessionPhaseName;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const ENDED: ReadonlySet<SessionPhaseName> = new Set(['CLOSED', 'ARCHIVED']);
/** Before schools and candidates have been told, dates move without a word. */
const DRAFTED: ReadonlySet<SessionPhaseName> = new Set(['DRAFT', 'DECLARED']);

/** Whether the dates of a session may still change: it has not ended, and once enrolments are open there is a reason. */
export function checkEditable(state: SessionPhaseName, reason: string): Outcome<SessionPhaseName, PhasesRefusal> {
  if (ENDED.has(state)) return refuse({ code: 'PHASES_ENDED', state });
  return !DRAFTED.has(state) && reason === '' ? refuse({ code: 'PHASES_REASON_MISSING' }) : accept(state);
}

/**
 * The phases of a zone once some are changed: each ends after it begins, and no phase begins before the one that it follows has
 * ended.
 *
 * @param papers scheduled in the zone, each with the phase that it is sat in.
 */
export function checkPhases(
  held: readonly PhaseRange[], changed: readonly PhaseRange[], papers: readonly (Omit<PhaseRange, 'phase'> & { readonly phase: string; readonly paper: string })[],
): Outcome<readonly PhaseRange[], PhasesRefusal> {
  if (changed.length === 0) return refuse({ code: 'PHASES_NONE' });
  const twice = changed.find(({ phase }, i) => changed.findIndex((one) => one.phase === phase) !== i);
  if (twice) return refuse({ code: 'PHASE_TWICE', phase: twice.phase });
  const all = SESSION_PHASES.flatMap((name) => changed.find(({ phase }) => phase === name) ?? held.find(({ phase }) => phase === name) ?? []);
  const reversed = all.find(({ startsAt, endsAt }) => endsAt <= startsAt);
  if (reversed) return refuse({ code: 'PHASE_REVERSED', phase: reversed.phase });
  for (const [i, next] of all.entries()) {
    const before = all[i - 1];
    if (before && next.startsAt < before.endsAt) return refuse({ code: 'PHASES_OVERLAP', phase: before.phase, next: next.phase });
  }
  const left = papers.find(({ phase, startsAt, endsAt }) => !all.some((one) => one.phase === phase && one.startsAt <= startsAt && endsAt <= one.endsAt));
  return left ? refuse({ code: 'PHASE_LEAVES_PAPERS', phase: left.phase, paper: left.paper }) : accept(all);
}
