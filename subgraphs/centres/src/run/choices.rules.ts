import type { GlobalId } from '@mirex/schema/global-id';

import { type Group, type Seeker, type Site, suits } from './groups.rules.ts';
import type { Problem, Shares } from './programme.rules.ts';

/** One group, or a part of it, and the centre that it goes to. */
export interface Choice {
  readonly group: Group;
  readonly site: Site;
  readonly cost: number;
  readonly members: readonly Seeker[];
  readonly why: readonly string[];
}

export interface Unassigned {
  readonly seeker: Seeker;
  readonly code: 'NO_CENTRE_FOR_PAPERS' | 'CENTRES_FULL';
}

/** Who goes where by the solver's shares, nearest centre first and by candidate number, and why; and who goes nowhere. */
export function choose(problem: Problem, shares: Shares): { readonly choices: Choice[]; readonly unassigned: Unassigned[] } {
  const choices: Choice[] = [];
  const unassigned: Unassigned[] = [];
  for (const [g, group] of problem.groups.entries()) {
    const order = problem.sites.map((site, s) => ({ site, s, cost: problem.costs[g]?.[s] ?? null })).filter((one): one is typeof one & { cost: number } => one.cost !== null)
      .toSorted((a, b) => a.cost - b.cost || (a.site.venue < b.site.venue ? -1 : 1));
    const left = group.parties.map(({ members }) => [...members]);
    const parts = order.flatMap(({ site, s, cost }) => {
      const members = left.flatMap((party, p) => party.splice(0, shares[g]?.[p]?.[s] ?? 0));
      return members.length === 0 ? [] : [{ group, site, cost, members }];
    });
    choices.push(...parts.map((part) => ({ ...part, why: reasons(part, parts.length, order[0]) })));
    const code = problem.sites.some((site) => suits(site, group)) ? 'CENTRES_FULL' : 'NO_CENTRE_FOR_PAPERS';
    unassigned.push(...left.flat().map((seeker) => ({ seeker, code }) as const));
  }
  return { choices, unassigned };
}

/** French sentences: why this centre, and what could not be kept. */
function reasons({ group, site, cost, members }: Omit<Choice, 'why'>, parts: number, nearest: { site: Site; cost: number } | undefined): string[] {
  const why: string[] = [];
  if (group.pinnedTo === site.centreId) why.push('Centre où d’autres épreuves de ces candidats sont déjà fixées.');
  else if (nearest === undefined || nearest.cost >= cost) why.push(`Centre le plus proche qui reçoit ces épreuves (${cost} km, ou préférence de territoire).`);
  else why.push(`Centre à ${cost} km : le plus proche, ${nearest.site.venue} (${nearest.cost} km), n’a pas assez de places ou sert mieux un autre groupe.`);
  if (parts > 1) why.push(`Groupe partagé entre ${parts} centres : aucun n’a ${group.size} places à ces heures.`);
  const alone = members.filter(({ need }) => need.alone).length;
  if (alone > 0) why.push(`${alone} candidat(s) en salle à part.`);
  const accessible = members.filter(({ need }) => need.accessible).length;
  if (accessible > 0) why.push(`${accessible} candidat(s) en salle accessible.`);
  return why;
}

/** Who goes to which centre. */
export const assignmentsOf = (choices: readonly Choice[]): { enrolmentId: GlobalId; centreId: GlobalId }[] =>
  choices.flatMap(({ site, members }) => members.map(({ enrolmentId }) => ({ enrolmentId, centreId: site.centreId })));
