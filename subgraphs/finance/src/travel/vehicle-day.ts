import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type TravelExpense, TravelKind } from './travel.rules.ts';

export type VehicleRefusal = { readonly code: 'VEHICLE_CLAIMED_BY_ANOTHER'; readonly date: string };

/**
 * Takes the cars of a journey for their days: one car is paid to one person a day, whoever rides along. Plates are not kept,
 * only what tells that two are one. Those who declare journeys wait for each other here.
 */
export async function takeVehicles(actor: GlobalId, expenses: readonly TravelExpense[], { em, vault }: Pick<Context, 'em' | 'vault'>): Promise<Outcome<true, VehicleRefusal>> {
  const days = expenses.flatMap(({ kind, vehicle, date }) =>
    (kind === TravelKind.KM && vehicle !== null ? [{ vehicle: vault.blindIndex(vehicle.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase(), 'vehicle_day.vehicle'), date }] : []));
  if (days.length === 0) return accept(true);
  await em.execute(`select pg_advisory_xact_lock(hashtext('vehicle_day'), hashtext(current_schema()))`);
  const asked = JSON.stringify(days);
  const [other] = await em.execute<{ date: string }[]>(
    `select v.on_date::text as "date" from jsonb_to_recordset(?::jsonb) as d(vehicle text, date date)
     join vehicle_day v on v.vehicle = d.vehicle and v.on_date = d.date where v.actor_id <> ? limit 1`,
    [asked, actor],
  );
  if (other) return refuse({ code: 'VEHICLE_CLAIMED_BY_ANOTHER', date: other.date });
  await em.execute(
    `insert into vehicle_day (vehicle, on_date, actor_id) select distinct vehicle, date, ? from jsonb_to_recordset(?::jsonb) as d(vehicle text, date date) on conflict do nothing`,
    [actor, asked],
  );
  return accept(true);
}
