import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import type { TerritoryFact } from '@mirex/schema/edition';
import { coversSession } from '@mirex/schema/session-range';

/** Establishments that another calendar zone than the one named has: their results are published with that one. */
export async function establishmentsElsewhere(zone: string, session: number, context: Pick<Context, 'em' | 'act'>): Promise<string[]> {
  const territories = (await dataSet(context, 'territories')).filter((territory) => coversSession(territory, session));
  const zoneOf = new Map(territories.map(({ region, zone: its }) => [region, its]));
  const establishments = await dataSet(context, 'establishments');
  return establishments.flatMap(({ uai, region }) => (region !== undefined && (zoneOf.get(region) ?? zone) !== zone ? [uai] : []));
}

/** Where a session stands in the calendar zone of an establishment; undefined: no calendar says it. */
export async function phaseAt(uai: string, session: number, context: Pick<Context, 'em' | 'act'>): Promise<string | undefined> {
  const zone = (await territoryOf(uai, session, context))?.zone;
  return (await dataSet(context, 'calendars')).find((calendar) => calendar.session === session && calendar.zone === zone)?.state;
}

async function territoryOf(uai: string, session: number, context: Pick<Context, 'em' | 'act'>): Promise<TerritoryFact | undefined> {
  const region = (await dataSet(context, 'establishments')).find((each) => each.uai === uai)?.region;
  return (await dataSet(context, 'territories')).find((each) => each.region === region && coversSession(each, session));
}
