import type { PaperFact } from '@mirex/schema/edition';
import type { Hundredths } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { StateTable } from '../record/record.rules.ts';

export type GrantStateName = 'REQUESTED' | 'GRANTED' | 'REFUSED';

/** What is asked for is granted or refused once. */
export const NEXT_GRANT_STATES: StateTable<GrantStateName> = { REQUESTED: ['GRANTED', 'REFUSED'], GRANTED: [], REFUSED: [] };

export type KeptMarkRefusal =
  | { readonly code: 'KEPT_MARK_PAPER_UNKNOWN'; readonly paper: string }
  | { readonly code: 'KEPT_MARK_NOT_FOR_DIPLOMA'; readonly diploma: string }
  | { readonly code: 'KEPT_MARK_NOT_FOR_CASE' }
  | { readonly code: 'KEPT_MARK_NOT_EARLIER'; readonly earnedSession: number; readonly session: number }
  | { readonly code: 'KEPT_MARK_TOO_OLD'; readonly earnedSession: number; readonly most: number }
  | { readonly code: 'KEPT_MARK_TOO_LOW'; readonly from: number }
  | { readonly code: 'KEPT_MARK_NO_CORRESPONDENCE'; readonly earnedPaper: string; readonly paper: string }
  | { readonly code: 'KEPT_MARK_ASKED_ALREADY'; readonly paper: string };

export interface EarnedMark {
  /** Code of the paper in which it was earned: `40321004.E1.1`. */
  readonly paper: string;
  readonly session: number;
  readonly hundredths: Hundredths;
}

/** What the regulation says of kept marks; numbers that it does not have are undefined. */
export interface KeepingRules {
  readonly diploma: string;
  /** For how many sessions; undefined: the diploma keeps none. */
  readonly sessions: number | undefined;
  /** The least mark that is kept, in hundredths, where there is one. */
  readonly from: number | undefined;
  /** Up to which number a paper (E4: 4) keeps its mark in any other speciality of the diploma. */
  readonly anySpecialityUpTo: number | undefined;
  /** The specialities that this one took the place of. */
  readonly replaces: readonly string[];
}

export interface Keeper {
  readonly session: number;
  /** Whether the enrolment case is one that keeps marks: a repeater, or somebody who spreads the exam. */
  readonly keeps: boolean;
  /** Who spreads the exam keeps marks of any height. */
  readonly progressive: boolean;
}

/**
 * Whether a mark of an earlier session may stand for a paper of this one.
 *
 * Source: CRPM, art. D811-140-6 (BTSA), art. D811-148-3 (CAPa), in force; arrêté du 5-11-2018 (bac pro), in force.
 */
export function checkKeptMark(target: PaperFact, earned: EarnedMark, { session, keeps, progressive }: Keeper, rules: KeepingRules): Outcome<EarnedMark, KeptMarkRefusal> {
  const { diploma, sessions, from } = rules;
  if (sessions === undefined) return refuse({ code: 'KEPT_MARK_NOT_FOR_DIPLOMA', diploma });
  if (!keeps) return refuse({ code: 'KEPT_MARK_NOT_FOR_CASE' });
  if (earned.session >= session) return refuse({ code: 'KEPT_MARK_NOT_EARLIER', earnedSession: earned.session, session });
  if (session - earned.session > sessions) return refuse({ code: 'KEPT_MARK_TOO_OLD', earnedSession: earned.session, most: sessions });
  if (from !== undefined && earned.hundredths < from && !progressive) return refuse({ code: 'KEPT_MARK_TOO_LOW', from: from / 100 });
  return corresponds(target, earned.paper, rules) ? accept(earned) : refuse({ code: 'KEPT_MARK_NO_CORRESPONDENCE', earnedPaper: earned.paper, paper: target.code });
}

/** The same paper of the same speciality, of one that it replaced, or, in the first papers, of any other of the diploma. */
function corresponds({ code, speciality }: PaperFact, earnedPaper: string, { replaces, anySpecialityUpTo = 0 }: KeepingRules): boolean {
  const [from = '', ...earned] = earnedPaper.split('.');
  const [, ...target] = code.split('.');
  if (earned.join('.') !== target.join('.')) return false;
  return from === speciality || replaces.includes(from) || (from.slice(0, 3) === speciality.slice(0, 3) && paperNumber(code) <= anySpecialityUpTo);
}

/** 4 for `40321004.E4.1`; infinite where papers are not numbered. */
export function paperNumber(code: string): number {
  const [, number] = /^[^.]+\.E(\d+)/.exec(code) ?? [];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number);
}
