import type { Told } from '@mirex/kit/events/outbox';

import type { Actor } from './actor.entity.ts';

/** What the other subgraphs of this MIREX are told of an actor, at the present version. */
export const actorTold = ({ id, lastName, firstName, establishmentUai, reference, status, survivorId, version }: Actor): Told => ({
  topic: 'actor.changed', key: id, version,
  payload: { id, lastName, firstName, establishmentUai, reference, status, state: survivorId === null ? 'ACTIVE' : 'MERGED', survivorId },
});
