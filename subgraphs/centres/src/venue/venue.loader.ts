import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { Room } from './room.entity.ts';
import { Venue } from './venue.entity.ts';

export const venueById = perRequest(({ em }) => rowLoader((ids) => em.find(Venue, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const roomsOfVenue = perRequest(({ em }) =>
  listLoader((ids) => em.find(Room, { venueId: { $in: ids as GlobalId[] } }, { orderBy: { code: 'asc' } }), (row) => row.venueId),
);

/** How other subgraphs' references find a venue again. */
export const venueReference = ({ id }: { readonly id: string }, context: Context): Promise<Venue | null> => venueById(context).load(id);
