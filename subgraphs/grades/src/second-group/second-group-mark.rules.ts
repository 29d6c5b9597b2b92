import type { PaperFact, RegulationFact } from '@mirex/schema/edition';
import type { Hundredths } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber, type RuledBy } from '@mirex/schema/regulation';

import { type MarkRefusal, readPoints } from '../mark/mark.rules.ts';

/** The way of a mark of the second group: its paper is chosen, or dropped again; then it has points or an absence, until a jury locks it. */
export type SecondGroupStateName = 'CHOSEN' | 'DROPPED' | 'ENTERED' | 'ABSENT' | 'LOCKED';

/** Which state may follow which. A correction is a new deliberation, never an unlocking. */
const NEXT_STATES: Readonly<Record<SecondGroupStateName, readonly SecondGroupStateName[]>> = {
  CHOSEN: ['DROPPED', 'ENTERED', 'ABSENT'],
  DROPPED: ['CHOSEN'],
  ENTERED: ['ENTERED', 'ABSENT', 'LOCKED'],
  ABSENT: ['ENTERED', 'ABSENT', 'LOCKED'],
  LOCKED: [],
};

/** Code under which the control paper's mark is kept: it is no paper of the speciality. */
export const CONTROL = 'CONTROL';

export type SecondGroupRefusal =
  | MarkRefusal
  | { readonly code: 'SECOND_GROUP_NOT_SENT'; readonly enrolment: string }
  | { readonly code: 'SECOND_GROUP_CONTROL_ONLY'; readonly paper: string }
  | { readonly code: 'SECOND_GROUP_PAPER_MISSING' }
  | { readonly code: 'SECOND_GROUP_PAPERS_COUNT'; readonly given: number; readonly most: number }
  | { readonly code: 'SECOND_GROUP_PAPER_INELIGIBLE'; readonly paper: string }
  | { readonly code: 'SECOND_GROUP_PAPER_NOT_CHOSEN'; readonly paper: string }
  | { readonly code: 'SECOND_GROUP_CHOSEN_MEANWHILE'; readonly enrolment: string; readonly found: string }
  | { readonly code: 'SECOND_GROUP_MARK_OR_ABSENCE' }
  | { readonly code: 'SECOND_GROUP_STATE'; readonly from: SecondGroupStateName; readonly to: SecondGroupStateName };

/** How a diploma holds its second group. */
export interface SecondGroupRules {
  /** One control paper stands for all; otherwise papers of the first group are sat again. */
  readonly control: boolean;
  /** As many as may be sat again; null: no bound is known. */
  readonly papersAtMost: number | null;
  /** Finest difference between two marks, in hundredths; null: that of the paper sat again. */
  readonly markStep: number | null;
}

/** Undefined: the diploma has no second group. */
export function secondGroupRules(facts: readonly RegulationFact[], by: RuledBy): SecondGroupRules | undefined {
  if (ruleNumber(facts, by, 'SECOND_GROUP_FROM') === undefined) return undefined;
  return {
    control: ruleNumber(facts, by, 'SECOND_GROUP_CONTROL_WEIGHT') !== undefined,
    papersAtMost: ruleNumber(facts, by, 'SECOND_GROUP_PAPERS_AT_MOST') ?? null,
    markStep: ruleNumber(facts, by, 'SECOND_GROUP_MARK_STEP') ?? null,
  };
}

/**
 * Whether a candidate may sit these papers again: different mandatory terminal ones, no more than the regulation says.
 *
 * Source: arrêté du 15-2-1996, art. 6, for the number; which papers are eligible is a proposal, to be checked.
 */
export function checkChoice(chosen: readonly string[], papers: readonly PaperFact[], { control, papersAtMost }: SecondGroupRules): Outcome<readonly string[], SecondGroupRefusal> {
  const [first] = chosen;
  if (control) return refuse({ code: 'SECOND_GROUP_CONTROL_ONLY', paper: first ?? '' });
  const most = papersAtMost ?? papers.length;
  if (first === undefined || chosen.length > most) return refuse({ code: 'SECOND_GROUP_PAPERS_COUNT', given: chosen.length, most });
  const twice = chosen.find((paper, i) => chosen.indexOf(paper) !== i);
  if (twice !== undefined) return refuse({ code: 'LINE_TWICE', paper: twice });
  const stranger = chosen.find((code) => !papers.some((paper) => paper.code === code && paper.mode === 'TERMINAL' && paper.optional !== true));
  return stranger === undefined ? accept(chosen) : refuse({ code: 'SECOND_GROUP_PAPER_INELIGIBLE', paper: stranger });
}

/** Whether a mark may go from one state to another. */
export function checkStep(from: SecondGroupStateName, to: SecondGroupStateName): Outcome<SecondGroupStateName, SecondGroupRefusal> {
  return NEXT_STATES[from].includes(to) ? accept(to) : refuse({ code: 'SECOND_GROUP_STATE', from, to });
}

/** The paper that a line is about: its code, or `CONTROL`. */
export function paperOf(named: string | null, { control }: SecondGroupRules): Outcome<string, SecondGroupRefusal> {
  if (control) return named === null ? accept(CONTROL) : refuse({ code: 'SECOND_GROUP_CONTROL_ONLY', paper: named });
  return named === null ? refuse({ code: 'SECOND_GROUP_PAPER_MISSING' }) : accept(named);
}

/** Reads a line: points under the step, or an absence. @returns null: absent. */
export function readMarkOrAbsence(points: string | null, absent: boolean, paper: string, papers: readonly PaperFact[], { markStep }: SecondGroupRules): Outcome<Hundredths | null, SecondGroupRefusal> {
  if ((points === null) !== absent) return refuse({ code: 'SECOND_GROUP_MARK_OR_ABSENCE' });
  if (points === null) return accept(null);
  // A control paper that no rule gives a step has the finest of the speciality's.
  const step = markStep ?? papers.find(({ code }) => code === paper)?.markStep ?? Math.min(...papers.map((each) => each.markStep));
  return readPoints(points, { markStep: step });
}
