import type { GlobalId } from '@mirex/schema/global-id';

import type { Need } from '../enrolment/measure.rules.ts';

/** A candidate to assign to a centre, with the papers that are still to be placed. */
export interface Seeker {
  readonly enrolmentId: GlobalId;
  readonly number: string;
  readonly uai: string;
  readonly speciality: string;
  /** Codes, sorted. */
  readonly papers: readonly string[];
  /** What all of the papers ask together. */
  readonly need: Pick<Need, 'alone' | 'accessible'>;
  /** The centre where other papers are fixed already; null: none. */
  readonly pinnedTo: GlobalId | null;
}

/** Candidates of one group who ask the same of a room. */
export interface Party {
  readonly need: Seeker['need'];
  /** In the order of their numbers. */
  readonly members: readonly Seeker[];
}

/** Candidates of one school, one speciality and one set of papers: kept together where it can be. */
export interface Group {
  readonly uai: string;
  readonly speciality: string;
  readonly papers: readonly string[];
  readonly pinnedTo: GlobalId | null;
  readonly size: number;
  readonly parties: readonly Party[];
}

/** How many a site takes at one hour: of the papers that are sat then, all together. */
export interface Limit {
  readonly papers: ReadonlySet<string>;
  readonly seats: number;
  readonly accessibleSeats: number;
  readonly rooms: number;
}

/** A centre that candidates can be assigned to. */
export interface Site {
  readonly centreId: GlobalId;
  readonly venue: string;
  /** The papers that are sat there; null: it takes candidates of any, as a jury's centre does. */
  readonly papers: ReadonlySet<string> | null;
  readonly limits: readonly Limit[];
  /** Seats that one candidate alone takes away: those of the smallest room. */
  readonly smallestRoom: number;
}

/** Groups in an order of their own: the same candidates give the same groups, whoever lists them. */
export function groupsOf(seekers: readonly Seeker[]): Group[] {
  const byKey = Map.groupBy(seekers, ({ uai, speciality, papers, pinnedTo }) => [uai, speciality, papers.join(' '), pinnedTo ?? ''].join('|'));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, all]) => {
    const [first] = all;
    if (!first) return [];
    const parties = Map.groupBy(all.toSorted((a, b) => (a.number < b.number ? -1 : 1)), ({ need }) => `${need.alone} ${need.accessible}`);
    const { uai, speciality, papers, pinnedTo } = first;
    return [{
      uai, speciality, papers, pinnedTo, size: all.length,
      parties: [...parties].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => ({ need: (members[0] ?? first).need, members })),
    }];
  });
}

/** Whether a site can take a group at all: every paper is sat there. */
export const suits = ({ papers }: Site, group: Pick<Group, 'papers'>): boolean => papers === null || group.papers.every((paper) => papers.has(paper));
