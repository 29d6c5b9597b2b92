import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { nearness } from '../distance/distance.rules.ts';
import { needOf } from '../enrolment/measure.rules.ts';
import { departmentOf } from '../venue/venue.rules.ts';
import { groupsOf, type Seeker, suits } from './groups.rules.ts';
import type { Problem } from './programme.rules.ts';
import { isSeated, papersToPlace } from './run.rules.ts';
import { type CentreRow, readCentres, readDistances, readPinnedSeats, readSeekers, readSessionMeasures, type SeekerRow } from './run.rows.ts';
import { officeOf, siteOf } from './sites.rules.ts';

/** What a run starts from, as it stands. */
export interface Ground {
  readonly centres: readonly CentreRow[];
  readonly rows: readonly SeekerRow[];
  readonly problem: Problem;
  readonly seekers: readonly Seeker[];
}

/** Reads what is to be placed and where it can go: five statements, however many candidates there are. */
export async function readGround({ session, kind }: { readonly session: number; readonly kind: string }, context: Context): Promise<Ground> {
  const { em } = context;
  const seated = isSeated(kind);
  const centres = (await readCentres(em, session, kind)).filter((centre) => kind !== 'DIGITISATION' || centre.rooms.some(({ equipment }) => equipment.includes('SCANNER')));
  const rows = await readSeekers(em, session);
  const measures = Map.groupBy(await readSessionMeasures(context, session), ({ enrolmentId }) => enrolmentId);
  const venueIds = centres.map(({ venueId }) => venueId);
  const held = Map.groupBy(await readPinnedSeats(em, venueIds), ({ venueId }) => venueId);
  const distances = new Map((await readDistances(em, venueIds)).map(({ venueId, uai, kilometres }) => [`${venueId} ${uai}`, kilometres]));

  const specialityOf = new Map((await dataSet(context, 'papers')).map(({ code, speciality }) => [code, speciality]));
  const held0 = [...new Set(centres.flatMap(({ sittings }) => sittings.map(({ paper }) => paper)))];
  const seekers = rows.flatMap((row): Seeker[] => {
    const papers = seated ? papersToPlace(row, row.papers === null ? held0.filter((paper) => specialityOf.get(paper) === row.speciality) : held0) : [];
    if (seated && papers.length === 0) return [];
    const needs = (measures.get(row.id) ?? []).filter(({ paperCode }) => papers.includes(paperCode));
    const { alone, accessible } = needOf(needs, kind === 'COMPOSITION' ? 'WRITTEN' : 'SPOKEN');
    return [{ enrolmentId: row.id, number: row.number, uai: row.uai, speciality: row.speciality, papers, need: { alone, accessible }, pinnedTo: seated ? row.pinned[0]?.centreId ?? null : null }];
  });

  const sites = centres.map((centre) => (seated ? siteOf(centre, held.get(centre.venueId) ?? []) : officeOf(centre)));
  const groups = groupsOf(seekers);
  const regionOf = await regions(context);
  const costs = groups.map((group) => sites.map((site, s) => {
    const centre = centres[s] as CentreRow;
    if (!suits(site, group)) return null;
    if (group.pinnedTo === site.centreId) return 0;
    return nearness({ uai: group.uai, region: regionOf.school(group.uai) }, { uai: centre.hostUai, region: regionOf.commune(centre.commune) }, distances.get(`${centre.venueId} ${group.uai}`));
  }));
  return { centres, rows, seekers, problem: { groups, sites, costs: costs.map(nearest) } };
}

/** How many centres a group may go to: the nearest. More make the search longer, not the journeys shorter. */
const WITHIN_REACH = 12;

function nearest(costs: readonly (number | null)[]): (number | null)[] {
  const kept = costs.flatMap((cost, s) => (cost === null ? [] : [{ cost, s }])).toSorted((a, b) => a.cost - b.cost).slice(0, WITHIN_REACH);
  const reach = new Set(kept.map(({ s }) => s));
  return costs.map((cost, s) => (reach.has(s) ? cost : null));
}

/** In which region schools and communes are, as the national edition says; null: it does not know. */
export async function regions(context: Context): Promise<{ school: (uai: string) => string | null; commune: (commune: string) => string | null }> {
  const schools = new Map((await dataSet(context, 'establishments')).map(({ uai, region }) => [uai, region ?? null]));
  const departments = new Map((await dataSet(context, 'territories')).flatMap(({ region, departments: codes }) => codes.map((code) => [code, region] as const)));
  return { school: (uai) => schools.get(uai) ?? null, commune: (commune) => departments.get(departmentOf(commune)) ?? null };
}

/** The papers of each seeker. */
export const papersOf = (seekers: readonly Seeker[]): ReadonlyMap<GlobalId, readonly string[]> => new Map(seekers.map(({ enrolmentId, papers }) => [enrolmentId, papers]));
