import type { Told } from '@mirex/kit/events/outbox';

import type { Summons } from './summons.entity.ts';

/** What the other subgraphs of this MIREX are told of a summons, at its present version. */
export const summonsTold = ({ id, actor, session, activity, specialityCode, date, quantity, state, sittingId, centreId, version }: Summons): Told => ({
  topic: 'summons.changed', key: id, version,
  payload: { id, actorId: actor.id, session, activity, speciality: specialityCode, date, quantity, state, sittingId, centreId },
});
