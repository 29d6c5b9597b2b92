import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { NewVenue } from './venue.rules.ts';

/** Inserts venues with their rooms, except those whose code is taken. Two statements. @returns the ids of those inserted. */
export async function insertVenues(venues: readonly NewVenue[], context: Context): Promise<ReadonlySet<GlobalId>> {
  const inserted = await writeRows<{ id: GlobalId }>(
    context, { entity: 'Venue' },
    `insert into venue (id, code, name, commune, time_zone, host_uai)
     select r.id, r.code, r.name, r.commune, r."timeZone", r."hostUai"
     from jsonb_to_recordset(?::jsonb) as r(id text, code text, name text, commune text, "timeZone" text, "hostUai" text) order by r.code collate "C"
     on conflict (code) do nothing returning id`,
    [JSON.stringify(venues)],
  );
  const ids = new Set(inserted.map(({ id }) => id));
  const rooms = venues.filter(({ id }) => ids.has(id)).flatMap(({ id, rooms: of }) => of.map((room) => ({ ...room, venue: id })));
  await writeRows(
    context, { entity: 'Room' },
    `insert into room (venue_id, code, capacity, accessible, equipment)
     select r.venue, r.code, r.capacity, r.accessible, coalesce(r.equipment, '{}')
     from jsonb_to_recordset(?::jsonb) as r(venue text, code text, capacity integer, accessible boolean, equipment text[])
     returning venue_id || '/' || code as id`,
    [JSON.stringify(rooms)],
  );
  return ids;
}
