import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';

import { SummonsChange } from './summons-change.entity.ts';
import { Summons } from './summons.entity.ts';

const IN_TIME = { date: 'asc', id: 'asc' } as const;

export const summonsById = perRequest(({ em }) => rowLoader((ids) => em.find(Summons, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const summonsesOfActor = perRequest(({ em }) =>
  listLoader((ids) => em.find(Summons, { actor: { $in: ids as GlobalId[] } }, { orderBy: IN_TIME }), (row) => row.actor.id),
);

export const summonsesOfSitting = perRequest(({ em }) =>
  listLoader((ids) => em.find(Summons, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: IN_TIME }), (row) => row.sittingId ?? ''),
);

export const changesOfSummons = perRequest(({ em }) =>
  listLoader((ids) => em.find(SummonsChange, { summons: { $in: ids as GlobalId[] } }, { orderBy: { summons: 'asc', version: 'asc' } }), (row) => row.summons.id),
);
