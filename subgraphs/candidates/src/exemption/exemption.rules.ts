import type { PaperFact } from '@mirex/schema/edition';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { paperNumber } from '../kept-mark/kept-mark.rules.ts';

export type ExemptionGroundName = 'LEVEL_FOUR_HOLDER' | 'PHYSICAL_EDUCATION' | 'COMMON_PAPERS';

export type ExemptionRefusal =
  | { readonly code: 'EXEMPTION_WITHOUT_DOCUMENT'; readonly kinds: string }
  | { readonly code: 'EXEMPTION_DOCUMENT_NOT_ACCEPTED' }
  | { readonly code: 'EXEMPTION_NOT_FOR_DIPLOMA'; readonly diploma: string }
  | { readonly code: 'EXEMPTION_NOT_FOR_CASE' }
  | { readonly code: 'EXEMPTION_NO_SUCH_PAPER' }
  | { readonly code: 'EXEMPTION_ASKED_ALREADY' };

/** Which documents prove a ground. */
export const PROOFS: Readonly<Record<ExemptionGroundName, readonly string[]>> = {
  LEVEL_FOUR_HOLDER: ['DIPLOMA'],
  PHYSICAL_EDUCATION: ['SCHOOL_DOCTOR_CERTIFICATE'],
  COMMON_PAPERS: ['DIPLOMA', 'TRANSCRIPT'],
};

/** Diplomas whose common papers the MIREX may exempt from, paper by paper. */
const WITH_COMMON_PAPERS: ReadonlySet<string> = new Set(['BTSA']);

export interface ExemptionAsked {
  readonly ground: ExemptionGroundName;
  readonly diploma: string;
  /** Whether the enrolment case is that of a diploma's holder. */
  readonly holder: boolean;
  /** The speciality's papers in the session. */
  readonly papers: readonly PaperFact[];
  /** Codes that are named; only common papers are. */
  readonly named: readonly string[];
  /** Up to which number a level IV diploma exempts (E3: 3); undefined: this diploma knows no such exemption. */
  readonly levelFourUpTo: number | undefined;
}

/**
 * The papers that a ground would exempt from.
 *
 * Source: arrêté du 31-12-2015, art. 4 (CAPa, level IV); CRPM, art. D811-148-2 (EPS); arrêté du 28-4-2022 (BTSA), in force.
 */
export function exemptPapers({ ground, diploma, holder, papers, named, levelFourUpTo }: ExemptionAsked): Outcome<readonly string[], ExemptionRefusal> {
  if (ground === 'PHYSICAL_EDUCATION') return orNone(papers.filter(({ eps }) => eps === true));
  if (ground === 'COMMON_PAPERS') {
    if (!WITH_COMMON_PAPERS.has(diploma)) return refuse({ code: 'EXEMPTION_NOT_FOR_DIPLOMA', diploma });
    const found = papers.filter(({ code }) => named.includes(code));
    return found.length === new Set(named).size ? orNone(found) : refuse({ code: 'EXEMPTION_NO_SUCH_PAPER' });
  }
  if (levelFourUpTo === undefined) return refuse({ code: 'EXEMPTION_NOT_FOR_DIPLOMA', diploma });
  if (!holder) return refuse({ code: 'EXEMPTION_NOT_FOR_CASE' });
  return orNone(papers.filter(({ code }) => paperNumber(code) <= levelFourUpTo));
}

const orNone = (papers: readonly PaperFact[]): Outcome<readonly string[], ExemptionRefusal> =>
  (papers.length === 0 ? refuse({ code: 'EXEMPTION_NO_SUCH_PAPER' }) : accept(papers.map(({ code }) => code)));
