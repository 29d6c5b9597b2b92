import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';

import { TIME_ZONES } from './time-zones.ts';
import { Venue } from './venue.entity.ts';
import { checkTerritory, checkVenue, checkVenueOpen, type VenueLine, type VenueRefusal } from './venue.rules.ts';
import { insertVenues } from './venue.rows.ts';

/** Describes a venue and its rooms. Two who use one code at once: the second is refused with VENUE_CODE_TAKEN. */
export async function createVenue(line: VenueLine, context: Context): Promise<Outcome<Venue, VenueRefusal>> {
  const { em, newId, owner } = context;
  const checked = checkVenue(line, TIME_ZONES);
  if (!checked.ok) return checked;
  const here = checkTerritory(line.commune, owner, await dataSet(context, 'territories'));
  if (!here.ok) return here;
  return em.transactional(async (tx) => {
    const id = newId('VEN');
    const inserted = await insertVenues([{ ...line, id }], within(context, tx));
    return inserted.has(id) ? accept(await tx.findOneOrFail(Venue, { id })) : refuse({ code: 'VENUE_CODE_TAKEN', given: line.code });
  });
}

/**
 * Closes a venue: no centre is planned there any more; those that are planned go on.
 *
 * Two who close it at once: the second waits, then is refused with VENUE_CHANGED_MEANWHILE.
 *
 * @param on ISO date.
 */
export function closeVenue(id: GlobalId, { on, version }: { readonly on: string; readonly version: number }, { em }: Context): Promise<Outcome<Venue, VenueRefusal>> {
  return em.transactional(async (tx) => {
    const venue = await tx.findOne(Venue, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (venue && venue.version !== version) return refuse({ code: 'VENUE_CHANGED_MEANWHILE', seen: version, found: venue.version });
    const open = checkVenueOpen(id, venue);
    if (!open.ok) return open;
    open.value.closedOn = on;
    return open;
  });
}
