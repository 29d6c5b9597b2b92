import type { Assessment } from '@mirex/schema/assessment';
import type { PaperFact } from '@mirex/schema/edition';
import type { PaperToSit } from '@mirex/schema/events';
import { coversSession } from '@mirex/schema/session-range';

/** What of a candidate decides their papers, besides the speciality. Papers are named by their codes. */
export interface Situation {
  readonly assessment: Assessment | 'ALL_CCF';
  /** In these a terminal paper takes the place of CCF: their CCF was annulled for fraud the session before. */
  readonly withoutCcf: readonly string[];
  /** Marks kept from an earlier session, in hundredths of a point. */
  readonly kept: Readonly<Record<string, number>>;
  readonly exempt: readonly string[];
  /** What somebody who spreads the exam has chosen for this session; null: everything. */
  readonly chosen: readonly string[] | null;
}

/** The papers of a speciality in a session, in the order of their codes. */
export const papersOf = (papers: readonly PaperFact[], session: number): readonly PaperFact[] =>
  papers.filter((paper) => coversSession(paper, session));

/**
 * Which papers somebody sits, and how. An exemption comes before a kept mark, and both before a paper to sit; a paper left for
 * a later session is not on the map.
 *
 * Source: CRPM, art. D811-148-1 III (all terminal), D811-148-3 and D811-140-6 (kept marks), D811-148-2 (exemptions), D811-174
 * (no CCF after a fraud), in force.
 */
export function paperMap(papers: readonly PaperFact[], { assessment, withoutCcf, kept, exempt, chosen }: Situation): PaperToSit[] {
  return papers.flatMap(({ code, mode: usual }): PaperToSit[] => {
    const mode = assessment === 'ALL_CCF' && !withoutCcf.includes(code) ? 'CCF' : assessment === 'ALL_TERMINAL' || withoutCcf.includes(code) ? 'TERMINAL' : usual;
    const mark = kept[code];
    if (exempt.includes(code)) return [{ paper: code, mode, status: 'EXEMPT', keptHundredths: null }];
    if (mark !== undefined) return [{ paper: code, mode, status: 'KEPT', keptHundredths: mark }];
    return chosen === null || chosen.includes(code) ? [{ paper: code, mode, status: 'TO_SIT', keptHundredths: null }] : [];
  });
}

/** Whether two maps say the same: who is told of nothing new need not be told. */
export const sameMap = (one: readonly PaperToSit[], other: readonly PaperToSit[]): boolean =>
  one.length === other.length && one.every(({ paper, mode, status, keptHundredths }, i) => {
    const twin = other[i];
    return twin?.paper === paper && twin.mode === mode && twin.status === status && twin.keptHundredths === keptHundredths;
  });
