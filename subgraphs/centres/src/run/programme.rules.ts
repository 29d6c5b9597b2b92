import type { Group, Limit, Site } from './groups.rules.ts';

/** How many of each party of each group go to each site: `[group][party][site]`. */
export type Shares = readonly (readonly (readonly number[])[])[];

export interface Problem {
  readonly groups: readonly Group[];
  readonly sites: readonly Site[];
  /** Kilometres, or what stands for them, of each group to each site: `[group][site]`; null: it cannot go there. */
  readonly costs: readonly (readonly (number | null)[])[];
}

/** What a group pays, in kilometres of one candidate, to be shared between one more centre. */
const SPLIT = 200;

/** What a candidate without a place costs: more than any journey, so that nobody stays outside to spare the others one. */
const UNPLACED = 10_000;

/** A term of the programme: `12 x0_0_3`. */
const sum = (terms: readonly string[]): string => (terms.length === 0 ? '0 nothing' : terms.reduce((text, term, i) => text + (i === 0 ? '' : i % 8 === 0 ? '\n + ' : ' + ') + term, ''));

const share = (g: number, p: number, s: number): string => `x${g}_${p}_${s}`;
const left = (g: number, p: number): string => `u${g}_${p}`;
const goes = (g: number, s: number): string => `y${g}_${s}`;

/**
 * The integer programme in CPLEX LP text: as few kilometres as can be, groups kept together, nobody left out who could have
 * a seat, no site over what it takes at any hour.
 */
export function writeProgramme({ groups, sites, costs }: Problem): string {
  const pairs = groups.flatMap((group, g) => sites.flatMap((_, s) => (costs[g]?.[s] == null ? [] : [{ group, g, s, cost: costs[g][s] }])));
  const objective = [
    ...pairs.flatMap(({ group, g, s, cost }) => [...group.parties.map((_, p) => `${cost} ${share(g, p, s)}`), `${SPLIT} ${goes(g, s)}`]),
    ...groups.flatMap((group, g) => group.parties.map((_, p) => `${UNPLACED} ${left(g, p)}`)),
  ];
  const everybody = groups.flatMap((group, g) => group.parties.map(({ members }, p) =>
    `${sum([...pairs.filter((pair) => pair.g === g).map(({ s }) => share(g, p, s)), left(g, p)])} = ${members.length}`));
  const together = pairs.map(({ group, g, s }) => `${sum(group.parties.map((_, p) => share(g, p, s)))} - ${group.size} ${goes(g, s)} <= 0`);
  const within = sites.flatMap((site, s) => site.limits.flatMap((limit) => limitsOf(site, limit, pairs.filter((pair) => pair.s === s))));
  const shares = pairs.flatMap(({ group, g, s }) => group.parties.map((_, p) => share(g, p, s)));
  return [
    'Minimize', ` cost: ${sum(objective)}`, 'Subject To', ...[...everybody, ...together, ...within].map((row, i) => ` r${i}: ${row}`),
    'Bounds', ' nothing = 0', 'General', ...shares.map((name) => ` ${name}`), 'Binary', ...pairs.map(({ g, s }) => ` ${goes(g, s)}`), 'End', '',
  ].join('\n');
}

/** The rows of one site at one hour: seats, accessible seats, rooms to oneself. */
function limitsOf({ smallestRoom }: Site, { papers, seats, accessibleSeats, rooms }: Limit, pairs: readonly { group: Group; g: number; s: number }[]): string[] {
  const here = pairs.filter(({ group }) => group.papers.length === 0 || group.papers.some((paper) => papers.has(paper)))
    .flatMap(({ group, g, s }) => group.parties.map(({ need }, p) => ({ need, name: share(g, p, s) })));
  const weight = (alone: boolean): number => (alone ? smallestRoom : 1);
  const row = (terms: readonly string[], most: number): string[] => (terms.length === 0 ? [] : [`${sum(terms)} <= ${Math.max(0, most)}`]);
  return [
    ...row(here.map(({ need, name }) => `${weight(need.alone)} ${name}`), seats),
    ...row(here.filter(({ need }) => need.accessible).map(({ need, name }) => `${weight(need.alone)} ${name}`), accessibleSeats),
    ...row(here.filter(({ need }) => need.alone).map(({ name }) => name), rooms),
  ];
}

/** Reads what the solver found for each name; what it did not say is nothing. */
export const readShares = ({ groups, sites }: Problem, valueOf: (name: string) => number): Shares =>
  groups.map((group, g) => group.parties.map((_, p) => sites.map((_site, s) => Math.round(valueOf(share(g, p, s))))));
