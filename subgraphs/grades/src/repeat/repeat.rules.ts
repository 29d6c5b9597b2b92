import type { PaperFact, RegulationFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber, type RuledBy } from '@mirex/schema/regulation';

import type { MarkRefusal, MarkStateName } from '../mark/mark.rules.ts';

/** In which case a candidate sits a paper again whose mark they could keep. */
export type RepeatName = 'FIRST_YEAR' | 'FINAL_YEAR' | 'PROGRESSIVE';

export type RepeatRefusal =
  | MarkRefusal
  | { readonly code: 'REPEAT_MARK_NOT_KEPT'; readonly state: MarkStateName }
  | { readonly code: 'REPEAT_NOT_RULED'; readonly repeats: RepeatName }
  | { readonly code: 'REPEAT_CCF_ONLY'; readonly paper: string };

/** By what the regulation of a diploma says that a repeat exists: its value is whether the better of the two marks counts, else the last. */
const ITEMS: Readonly<Record<RepeatName, string>> = { FIRST_YEAR: 'REPEATED_FIRST_YEAR_BETTER', FINAL_YEAR: 'REPEATED_FINAL_YEAR_BETTER', PROGRESSIVE: 'REPEATED_PROGRESSIVE_BETTER' };

/** Whether the better of two marks counts in a repeat, else the last; undefined: this diploma knows no such repeat. */
export function betterCounts(facts: readonly RegulationFact[], by: RuledBy, repeats: RepeatName): boolean | undefined {
  const value = ruleNumber(facts, by, ITEMS[repeats]);
  return value === undefined ? undefined : value === 1;
}

/** Whether a candidate may renounce a kept mark and sit its paper again: a year is repeated for what is assessed during the course only. */
export function checkRepeat(state: MarkStateName, paper: PaperFact, repeats: RepeatName, better: boolean | undefined): Outcome<boolean, RepeatRefusal> {
  if (better === undefined) return refuse({ code: 'REPEAT_NOT_RULED', repeats });
  if (repeats !== 'PROGRESSIVE' && paper.mode !== 'CCF') return refuse({ code: 'REPEAT_CCF_ONLY', paper: paper.code });
  return state === 'KEPT' ? accept(better) : refuse({ code: 'REPEAT_MARK_NOT_KEPT', state });
}

/**
 * Whether the mark of before counts, once the paper was sat again.
 *
 * @param better that of the two the better counts; otherwise the last one does, even when it is worse.
 * @param sat hundredths; null: absent, which is worth nothing against a mark.
 *
 * Source: CRPM, art. D811-140-6, I (first year: the better) and II (final year: the latest), and D811-140-5 (progressive form:
 * the last), in force from 2022-09-01; D811-148-3 (CAPa, progressive form: the last), in force.
 */
export const earlierCounts = (earlier: number, sat: number | null, better: boolean): boolean => better && earlier > (sat ?? 0);
