import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { CentreChange } from './centre-change.entity.ts';
import { Centre } from './centre.entity.ts';

export const centreById = perRequest(({ em }) => rowLoader((ids) => em.find(Centre, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const changesOfCentre = perRequest(({ em }) =>
  listLoader((ids) => em.find(CentreChange, { centreId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.centreId),
);

/** How other subgraphs' references find a centre again. */
export const centreReference = ({ id }: { readonly id: string }, context: Context): Promise<Centre | null> => centreById(context).load(id);
