import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** One paper in one centre: for how many candidates, of how many that it could seat. */
export interface ImplantationLine {
  readonly paper: string;
  readonly speciality: string;
  readonly centreId: GlobalId;
  readonly candidates: number;
  readonly capacity: number;
}

/** Candidates for whom no centre was found. */
export interface Unplanted {
  readonly paper: string;
  readonly uai: string;
  readonly candidates: number;
}

/** The candidates of one school for one paper. */
export interface Demand {
  readonly paper: string;
  readonly speciality: string;
  readonly uai: string;
  readonly candidates: number;
}

/** A centre that papers can be put in. */
export interface Host {
  readonly centreId: GlobalId;
  readonly venue: string;
  /** What each of its rooms is equipped with, and how many it seats. */
  readonly rooms: readonly { readonly capacity: number; readonly equipment: readonly string[] }[];
}

export type ImplantationRefusal =
  | { readonly code: 'IMPLANTATION_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPLANTATION_WITHOUT_CENTRE'; readonly session: number }
  | { readonly code: 'IMPLANTATION_WITHOUT_CANDIDATE'; readonly session: number }
  | { readonly code: 'IMPLANTATION_EMPTY' }
  | { readonly code: 'IMPLANTATION_LINE_TWICE'; readonly paper: string; readonly centre: string }
  | { readonly code: 'IMPLANTATION_CENTRE_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPLANTATION_PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'IMPLANTATION_WITHOUT_EQUIPMENT'; readonly venue: string; readonly paper: string; readonly missing: string }
  | { readonly code: 'IMPLANTATION_OVER_CAPACITY'; readonly venue: string; readonly paper: string; readonly candidates: number; readonly capacity: number }
  | { readonly code: 'IMPLANTATION_STATE'; readonly state: string };

/** How many a centre seats for a paper: in the rooms that have what the paper asks for. */
export const capacityFor = ({ rooms }: Host, requires: readonly string[]): number =>
  rooms.filter(({ equipment }) => requires.every((one) => equipment.includes(one))).reduce((seats, { capacity }) => seats + capacity, 0);

type Requires = (paper: string) => readonly string[];

/**
 * Puts papers in centres: the largest groups first, each school in the nearest centre that can still take all of its candidates
 * in rooms equipped for the paper. The same question has the same answer.
 *
 * @param distance kilometres, or what stands for them; null: it cannot go there.
 */
export function proposeImplantation(demands: readonly Demand[], hosts: readonly Host[], requires: Requires, distance: (uai: string, host: Host) => number | null): { readonly lines: ImplantationLine[]; readonly left: Unplanted[] } {
  const lines = new Map<string, ImplantationLine>();
  const left: Unplanted[] = [];
  const order = demands.toSorted((a, b) => b.candidates - a.candidates || (`${a.paper} ${a.uai}` < `${b.paper} ${b.uai}` ? -1 : 1));
  for (const { paper, speciality, uai, candidates } of order) {
    const near = hosts.map((host) => ({ host, far: distance(uai, host) })).filter((one): one is { host: Host; far: number } => one.far !== null)
      .toSorted((a, b) => a.far - b.far || (a.host.venue < b.host.venue ? -1 : 1));
    const key = ({ centreId }: Host): string => `${paper} ${centreId}`;
    const found = near.find(({ host }) => (lines.get(key(host))?.candidates ?? 0) + candidates <= capacityFor(host, requires(paper)));
    if (!found) {
      left.push({ paper, uai, candidates });
      continue;
    }
    const { host } = found;
    lines.set(key(host), { paper, speciality, centreId: host.centreId, candidates: (lines.get(key(host))?.candidates ?? 0) + candidates, capacity: capacityFor(host, requires(paper)) });
  }
  return { lines: [...lines.values()].toSorted(byPaper), left };
}

const byPaper = (a: { paper: string; centreId: string }, b: { paper: string; centreId: string }): number => (`${a.paper} ${a.centreId}` < `${b.paper} ${b.centreId}` ? -1 : 1);

export interface AskedLine {
  readonly paper: string;
  readonly centreId: GlobalId;
  readonly candidates: number;
}

/** Whether a plan that was made by hand holds: known centres and papers, equipment, seats. @param specialityOf of the terminal papers of the edition. */
export function checkImplantation(asked: readonly AskedLine[], hosts: readonly Host[], requires: Requires, specialityOf: ReadonlyMap<string, string>): Outcome<ImplantationLine[], ImplantationRefusal> {
  if (asked.length === 0) return refuse({ code: 'IMPLANTATION_EMPTY' });
  const lines: ImplantationLine[] = [];
  for (const { paper, centreId, candidates } of asked) {
    const host = hosts.find((one) => one.centreId === centreId);
    if (!host) return refuse({ code: 'IMPLANTATION_CENTRE_UNKNOWN', given: centreId });
    const speciality = specialityOf.get(paper);
    if (speciality === undefined) return refuse({ code: 'IMPLANTATION_PAPER_UNKNOWN', given: paper });
    if (lines.some((line) => line.paper === paper && line.centreId === centreId)) return refuse({ code: 'IMPLANTATION_LINE_TWICE', paper, centre: host.venue });
    const capacity = capacityFor(host, requires(paper));
    if (capacity === 0) return refuse({ code: 'IMPLANTATION_WITHOUT_EQUIPMENT', venue: host.venue, paper, missing: requires(paper).join(', ') });
    if (candidates > capacity) return refuse({ code: 'IMPLANTATION_OVER_CAPACITY', venue: host.venue, paper, candidates, capacity });
    lines.push({ paper, speciality, centreId, candidates, capacity });
  }
  return accept(lines.toSorted(byPaper));
}

/** What differs between two plans, paper by paper and centre by centre; what is the same is left out. */
export interface Difference {
  readonly paper: string;
  readonly centreId: GlobalId;
  /** Candidates; 0: the paper was, or is, not there. */
  readonly before: number;
  readonly after: number;
}

export function compare(before: readonly ImplantationLine[], after: readonly ImplantationLine[]): Difference[] {
  const of = (lines: readonly ImplantationLine[]): Map<string, ImplantationLine> => new Map(lines.map((line) => [`${line.paper} ${line.centreId}`, line]));
  const [old, now] = [of(before), of(after)];
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const { paper, centreId } = (is ?? was) as ImplantationLine;
    const difference = { paper, centreId, before: was?.candidates ?? 0, after: is?.candidates ?? 0 };
    return difference.before === difference.after ? [] : [difference];
  });
}
