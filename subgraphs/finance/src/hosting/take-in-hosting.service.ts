import type { Context } from '@mirex/kit/context';
import type { Event } from '@mirex/kit/events/event';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { HostingTold } from '@mirex/schema/centre-events';

/** Remembers what centres serve free: one statement, however many there are. Claims are judged by it when they are declared, and once more before a batch is sealed. */
export async function takeInHosting(events: readonly Event[], context: Context): Promise<void> {
  const rows = events.map(({ payload }) => {
    const { centreId, meals, lodging } = payload as HostingTold;
    return { centreId, freeMeals: meals.filter(({ what, served }) => what !== 'BREAKFAST' && served === 'FREE').length, freeNight: lodging?.served === 'FREE' };
  });
  await writeRows(context, { entity: 'KnownHosting', change: 'UPDATE' },
    `insert into known_hosting (centre_id, free_meals, free_night)
     select "centreId", "freeMeals", "freeNight" from jsonb_to_recordset(?::jsonb) as h("centreId" text, "freeMeals" integer, "freeNight" boolean) order by "centreId" collate "C"
     on conflict (centre_id) do update set free_meals = excluded.free_meals, free_night = excluded.free_night returning centre_id as id`,
    [JSON.stringify(rows)]);
}
