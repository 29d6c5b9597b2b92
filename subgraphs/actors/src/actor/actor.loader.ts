import { perRequest, listLoader, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';

import { Actor } from './actor.entity.ts';
import { Competence } from './competence.entity.ts';

export const actorById = perRequest(({ em }) => rowLoader((ids) => em.find(Actor, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

export const competencesOfActor = perRequest(({ em }) =>
  listLoader((ids) => em.find(Competence, { actor: { $in: ids as GlobalId[] } }, { orderBy: { actor: 'asc', rank: 'asc' } }), (row) => row.actor.id),
);
