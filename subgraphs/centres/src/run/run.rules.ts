import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { AllocationRequest } from '../allocation/placing.rules.ts';

export type RunRefusal =
  | { readonly code: 'RUN_SECONDS'; readonly given: number; readonly most: number }
  | { readonly code: 'RUN_WITHOUT_CENTRE'; readonly session: number }
  | { readonly code: 'RUN_WITHOUT_CANDIDATE'; readonly session: number }
  | { readonly code: 'RUN_UNKNOWN'; readonly given: string }
  | { readonly code: 'RUN_NOT_SIMULATED'; readonly state: string }
  | { readonly code: 'RUN_OUTDATED' }
  | { readonly code: 'ALLOCATION_UNDER_WAY' };

/** The longest that an optimiser may search: less than a gateway waits for a mutation. */
const MOST_SECONDS = 25;

export const checkSeconds = (seconds: number): Outcome<number, RunRefusal> =>
  seconds >= 1 && seconds <= MOST_SECONDS ? accept(seconds) : refuse({ code: 'RUN_SECONDS', given: seconds, most: MOST_SECONDS });

/** The kinds of centre in which candidates have seats, paper by paper; to the others they are assigned as they are. */
const SEATED: ReadonlySet<string> = new Set(['COMPOSITION', 'FACE_TO_FACE']);

export const isSeated = (kind: string): boolean => SEATED.has(kind);

/** Whether a proposal may be written: nobody has written another since. */
export function checkAdoptable(id: string, run: { readonly state: string; readonly at: Date } | null, lastAdopted: Date | null): Outcome<true, RunRefusal> {
  if (!run) return refuse({ code: 'RUN_UNKNOWN', given: id });
  if (run.state === 'ADOPTED') return refuse({ code: 'RUN_NOT_SIMULATED', state: run.state });
  return run.state === 'OUTDATED' || (lastAdopted !== null && lastAdopted > run.at) ? refuse({ code: 'RUN_OUTDATED' }) : accept(true);
}

/** The papers that a candidate has still to be placed for, sorted. */
export function papersToPlace(
  { papers, pinned }: { readonly papers: readonly string[] | null; readonly pinned: readonly { readonly paperCode: string }[] }, held: readonly string[],
): string[] {
  const placed = new Set(pinned.map(({ paperCode }) => paperCode));
  return (papers ?? held).filter((paper) => held.includes(paper) && !placed.has(paper)).toSorted();
}

interface CentreSittings {
  readonly id: GlobalId;
  readonly sittings: readonly { readonly id: GlobalId; readonly paper: string }[];
}

/** A seat to ask for in each paper of each candidate: the first sitting of that paper in their centre. */
export function requestsOf(
  assignments: readonly { readonly enrolmentId: GlobalId; readonly centreId: GlobalId }[], papersOf: ReadonlyMap<GlobalId, readonly string[]>, centres: readonly CentreSittings[],
): AllocationRequest[] {
  const byCentre = new Map(centres.map(({ id, sittings }) => [id, new Map(sittings.toReversed().map((sitting) => [sitting.paper, sitting.id]))]));
  return assignments.flatMap(({ enrolmentId, centreId }) => (papersOf.get(enrolmentId) ?? []).flatMap((paper) => {
    const sittingId = byCentre.get(centreId)?.get(paper);
    return sittingId === undefined ? [] : [{ enrolmentId, sittingId }];
  }));
}
