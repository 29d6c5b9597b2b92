import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { SittingChange } from './sitting-change.entity.ts';
import { Sitting } from './sitting.entity.ts';

export const sittingById = perRequest(({ em }) => rowLoader((ids) => em.find(Sitting, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const sittingsOfCentre = perRequest(({ em }) =>
  listLoader((ids) => em.find(Sitting, { centreId: { $in: ids as GlobalId[] } }, { orderBy: { startsAt: 'asc', paperCode: 'asc' } }), (row) => row.centreId),
);

export const changesOfSitting = perRequest(({ em }) =>
  listLoader((ids) => em.find(SittingChange, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.sittingId),
);

/** How other subgraphs' references find a sitting again. */
export const sittingReference = ({ id }: { readonly id: string }, context: Context): Promise<Sitting | null> => sittingById(context).load(id);
