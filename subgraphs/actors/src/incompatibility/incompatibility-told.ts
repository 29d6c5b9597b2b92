import type { Told } from '@mirex/kit/events/outbox';

import type { Incompatibility } from './incompatibility.entity.ts';

/** What the other subgraphs of this MIREX are told of an incompatibility, at the present version. */
export const incompatibilityTold = ({ id, actor, kind, target, from, to, withdrawn, version }: Incompatibility): Told => ({
  topic: 'incompatibility.changed', key: id, version, payload: { id, actorId: actor.id, kind, target, from, to, withdrawn },
});
