import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { overlap, type Span } from '../allocation/allocation.rules.ts';

/** Measures by which somebody sits beside the candidate: a secretary who writes, a reader. */
const AIDED: ReadonlySet<string> = new Set(['SCRIBE', 'READER']);

/** The candidate who is to be helped, in one paper. */
export interface AidedCandidate {
  readonly candidateId: string;
  readonly establishmentUai: string;
  readonly paperCode: string;
  /** Codes of those granted for the paper. */
  readonly measures: readonly string[];
  /** Until the candidate's own end. */
  readonly span: Span;
}

/** An actor who would help. */
export interface Aide {
  readonly id: string;
  /** UAI; null: from outside the schools. */
  readonly establishmentUai: string | null;
  /** MERGED: somebody else stands for them. */
  readonly state: string;
  /** What actors holds against them on that day: schools, candidates, papers, each by its name there; of whole days, none. */
  readonly conflicts: readonly { readonly kind: string; readonly target: string }[];
  /** Rooms that they watch over and others whom they help. */
  readonly duties: readonly Span[];
}

export type AideRefusal =
  | { readonly code: 'AIDE_MEASURE_NOT_GRANTED'; readonly paper: string }
  | { readonly code: 'AIDE_UNKNOWN'; readonly given: string }
  | { readonly code: 'AIDE_OF_OWN_ESTABLISHMENT'; readonly establishment: string }
  | { readonly code: 'AIDE_INCOMPATIBLE'; readonly kind: string }
  | { readonly code: 'AIDE_BUSY'; readonly given: string };

/**
 * Whether somebody can write or read for a candidate. Who teaches them cannot: that is who teaches in their school, and who was
 * declared incompatible with them.
 *
 * @param fromElsewhere whether the regulation keeps teachers of the candidate's own school from it: remembered, no text of it was read.
 */
export function checkAide(given: string, aide: Aide | undefined, candidate: AidedCandidate, fromElsewhere: boolean): Outcome<Aide, AideRefusal> {
  if (!candidate.measures.some((code) => AIDED.has(code))) return refuse({ code: 'AIDE_MEASURE_NOT_GRANTED', paper: candidate.paperCode });
  if (aide?.state !== 'ACTIVE') return refuse({ code: 'AIDE_UNKNOWN', given });
  if (fromElsewhere && aide.establishmentUai === candidate.establishmentUai) return refuse({ code: 'AIDE_OF_OWN_ESTABLISHMENT', establishment: candidate.establishmentUai });
  const against = aide.conflicts.find(({ kind, target }) => kind === 'DATE' || target === TARGETS[kind]?.(candidate));
  if (against) return refuse({ code: 'AIDE_INCOMPATIBLE', kind: against.kind });
  return aide.duties.some((duty) => overlap(duty, candidate.span)) ? refuse({ code: 'AIDE_BUSY', given }) : accept(aide);
}

/** What of the candidate an incompatibility of each kind is about; that two actors are related keeps nobody from helping. */
const TARGETS: Readonly<Record<string, (candidate: AidedCandidate) => string>> = {
  ESTABLISHMENT: ({ establishmentUai }) => establishmentUai, CANDIDATE: ({ candidateId }) => candidateId, PAPER: ({ paperCode }) => paperCode,
};
