import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { FitnessRefusal } from '../pool/eligibility.rules.ts';
import { SummonsState } from '../summons/summons-state.rules.ts';

export type ReplacementRefusal =
  | FitnessRefusal
  | { readonly code: 'SUMMONS_UNKNOWN' }
  | { readonly code: 'ABSENCE_NOT_RECORDED'; readonly state: string }
  | { readonly code: 'REPLACED_ALREADY'; readonly by: string };

const ABSENCES: ReadonlySet<SummonsState> = new Set([SummonsState.ABSENT, SummonsState.ABSENT_JUSTIFIED]);

/** Whether a mission is to be given to somebody else: its actor is absent, and nobody has taken it yet. */
export function checkReplaceable(absent: { readonly state: SummonsState }, takenBy: string | null): Outcome<true, ReplacementRefusal> {
  if (!ABSENCES.has(absent.state)) return refuse({ code: 'ABSENCE_NOT_RECORDED', state: absent.state });
  return takenBy === null ? accept(true) : refuse({ code: 'REPLACED_ALREADY', by: takenBy });
}
