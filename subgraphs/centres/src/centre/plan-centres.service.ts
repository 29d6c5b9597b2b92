import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { paperWindows } from '../sitting/paper-windows.ts';
import { insertSittings } from '../sitting/sitting.rows.ts';
import { TIME_ZONES } from '../venue/time-zones.ts';
import { insertVenues } from '../venue/venue.rows.ts';
import { insertCentres } from './centre.rows.ts';
import { type CentrePlan, draftPlans, type KnownVenue, planKey, type PlanRefusal } from './plan-centres.rules.ts';

export interface PlannedCentre {
  readonly id: GlobalId;
  readonly venueId: GlobalId;
  /** In the order of the plan. */
  readonly sittings: readonly PlannedSitting[];
}

export interface PlannedSitting {
  readonly id: GlobalId;
  readonly paperCode: string;
  readonly specialityCode: string;
}

/**
 * Plans centres with their venues and sittings, all of them or none; answers in the order of the plans.
 *
 * Whoever else plans a centre or describes a venue waits until this is done. Eight statements and the edition's, however
 * many centres there are.
 */
export async function planCentresInBulk(plans: readonly CentrePlan[], context: Context): Promise<Outcome<PlannedCentre[], PlanRefusal>> {
  const papers = new Map((await dataSet(context, 'papers')).map((paper) => [paper.code, paper]));
  const territories = await dataSet(context, 'territories');
  const windows = await paperWindows(context);
  return context.em.transactional(async (tx) => {
    await tx.execute('lock table venue, centre in share row exclusive mode');
    const venues = await venuesOf(tx, plans);
    const planned = await plannedAt(tx, venues);
    const draft = draftPlans(plans, { papers, timeZones: TIME_ZONES, mirex: context.owner, territories, windows, venues, planned, newId: context.newId });
    if (!draft.ok) return draft;
    await insertVenues(draft.value.venues, within(context, tx));
    await insertCentres(tx, draft.value.centres, context);
    await insertSittings(draft.value.sittings, within(context, tx));
    const sittings = Map.groupBy(draft.value.sittings, ({ centreId }) => centreId);
    return accept(draft.value.centres.map(({ id, venueId }) => ({ id, venueId, sittings: sittings.get(id) ?? [] })));
  });
}

const venuesOf = (tx: EntityManager, plans: readonly CentrePlan[]): Promise<KnownVenue[]> =>
  tx.execute<KnownVenue[]>(
    `select id, code, time_zone as "timeZone", closed_on as "closedOn", commune,
       (select coalesce(jsonb_agg(jsonb_build_object('equipment', r.equipment)), '[]') from room r where r.venue_id = venue.id) as rooms
     from venue where code in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(plans.map(({ venue }) => venue.code))],
  );

async function plannedAt(tx: EntityManager, venues: readonly KnownVenue[]): Promise<ReadonlySet<string>> {
  const rows = await tx.execute<{ venueId: GlobalId; session: number; kind: string }[]>(
    `select venue_id as "venueId", session, kind from centre where venue_id in (select jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(venues.map(({ id }) => id))],
  );
  return new Set(rows.map(({ venueId, session, kind }) => planKey(venueId, session, kind)));
}
