import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';

import { AllocationChange } from './allocation-change.entity.ts';
import { Allocation } from './allocation.entity.ts';

export const allocationById = perRequest(({ em }) => rowLoader((ids) => em.find(Allocation, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

/** By id: the order in which the seats were given. */
export const allocationsOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(Allocation, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { id: 'asc' } }), (row) => row.enrolmentId),
);

export const allocationsOfSitting = perRequest(({ em }) =>
  listLoader((ids) => em.find(Allocation, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: { roomCode: 'asc', seat: 'asc' } }), (row) => row.sittingId),
);

export const changesOfEnrolment = perRequest(({ em }) =>
  listLoader((ids) => em.find(AllocationChange, { enrolmentId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.enrolmentId),
);

/** How other subgraphs' references find a seat again. */
export const allocationReference = ({ id }: { readonly id: string }, context: Context): Promise<Allocation | null> => allocationById(context).load(id);
