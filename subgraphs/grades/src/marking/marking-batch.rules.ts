import type { Hundredths } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { MarkRefusal } from '../mark/mark.rules.ts';
import type { Barred, DealRefusal } from './deal-scripts.rules.ts';

/** A batch on its way: dealt, sent when it is of paper, marked, harmonised. */
export type BatchStateName = 'DEALT' | 'SENT' | 'MARKED' | 'RETURNED';

type BatchMediumName = 'PAPER' | 'DIGITAL' | 'ORAL';

export type BatchActName = 'SEND' | 'MARK' | 'FINISH' | 'RETURN' | 'HARMONISE' | 'GIVE';

/** In which states an act may be done; a batch of paper is sent before it is marked, and comes back before it is harmonised. */
const ACTS: Readonly<Record<BatchMediumName, Readonly<Record<BatchActName, readonly BatchStateName[]>>>> = {
  PAPER: { SEND: ['DEALT'], MARK: ['SENT'], FINISH: ['SENT'], RETURN: ['MARKED'], HARMONISE: ['RETURNED'], GIVE: ['DEALT'] },
  ORAL: { SEND: [], MARK: ['DEALT'], FINISH: ['DEALT'], RETURN: [], HARMONISE: ['MARKED'], GIVE: ['DEALT'] },
  DIGITAL: { SEND: [], MARK: ['DEALT'], FINISH: ['DEALT'], RETURN: [], HARMONISE: ['MARKED'], GIVE: ['DEALT'] },
};

export type BatchRefusal =
  | DealRefusal
  | MarkRefusal
  | { readonly code: 'SCRIPT_TWICE'; readonly scripts: number }
  | { readonly code: 'SCRIPT_OF_ABSENT'; readonly scripts: number }
  | { readonly code: 'SCRIPT_UNEXPECTED'; readonly scripts: number }
  | { readonly code: 'SCRIPTS_MISSING'; readonly scripts: number }
  | { readonly code: 'SCRIPTS_NONE' }
  | { readonly code: 'SCRIPT_NOT_OF_BATCH'; readonly given: string }
  | { readonly code: 'BATCH_UNKNOWN'; readonly given: string }
  | { readonly code: 'BATCH_STATE'; readonly state: BatchStateName; readonly act: BatchActName }
  | { readonly code: 'BATCH_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'SENT_BEFORE_PAPER_END'; readonly end: string }
  | { readonly code: 'RETURN_COUNT_DIFFERS'; readonly sent: number; readonly returned: number }
  | { readonly code: 'MARKING_INCOMPLETE'; readonly scripts: number }
  | { readonly code: 'MARKER_INCOMPATIBLE'; readonly barred: readonly Barred[] }
  | { readonly code: 'POST_WITHOUT_CANDIDATES'; readonly given: string }
  | { readonly code: 'MARKER_SAME' }
  | { readonly code: 'SCRIPT_ALREADY_MARKED'; readonly scripts: number }
  | { readonly code: 'GIVING_REASON_MISSING' }
  | { readonly code: 'HARMONISATION_REASON_MISSING' }
  | { readonly code: 'HARMONISATION_EMPTY' }
  | { readonly code: 'MARK_ALREADY_LOCKED'; readonly marks: number };

export function checkAct(batch: { readonly medium: BatchMediumName; readonly state: BatchStateName }, act: BatchActName): Outcome<null, BatchRefusal> {
  if (ACTS[batch.medium][act].includes(batch.state)) return accept(null);
  // Before the marking is complete there is nothing to harmonise, whichever state that is.
  return refuse({ code: 'BATCH_STATE', state: batch.state, act });
}

/** A mark raised or lowered by a step of its paper, never beyond what a mark can be. */
export const shifted = (hundredths: number, shift: number): Hundredths => Math.min(2000, Math.max(0, hundredths + shift)) as Hundredths;

/** As many points as a harmonisation may move at once, in hundredths: "+0,5", "-1". Undefined for what is no shift. */
export function readShift(points: string): number | undefined {
  const [, sign, whole, decimals = ''] = /^([+-])(\d{1,2})(?:[.,](\d{1,2}))?$/.exec(points.trim()) ?? [];
  if (whole === undefined) return undefined;
  const hundredths = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  return sign === '-' ? -hundredths : hundredths;
}
