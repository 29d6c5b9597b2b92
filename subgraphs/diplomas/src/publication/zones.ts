import type { Context } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

/** Establishments that another calendar zone than the one named has: their results are published with that one. */
export async function establishmentsElsewhere(zone: string, session: number, context: Pick<Context, 'em'>): Promise<string[]> {
  const territories = (await dataSet(context, 'territories')).filter(({ firstSession, lastSession }) => firstSession <= session && (lastSession === null || session <= lastSession));
  const zoneOf = new Map(territories.map(({ region, zone: its }) => [region, its]));
  const establishments = await dataSet(context, 'establishments');
  return establishments.flatMap(({ uai, region }) => (region !== undefined && (zoneOf.get(region) ?? zone) !== zone ? [uai] : []));
}
