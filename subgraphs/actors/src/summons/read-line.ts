import { readAnyId } from '@mirex/kit/graph/client-error';

import type { SummonsLine } from './issue-summons.service.ts';
import type { IssueSummonsInput } from './summons.inputs.ts';

/** A line as it was asked for. Actors, sittings and centres may be of any MIREX: only the form of their ids is checked here. */
export function readLine({ actorId, session, activity, speciality, paper, sittingId, centreId, date, halfDay, quantity, place, startsAt, idempotencyKey }: IssueSummonsInput): SummonsLine {
  return {
    actorId: readAnyId(actorId, 'ACT'), session, activity, specialityCode: speciality ?? null, paperCode: paper ?? null, sittingId: sittingId == null ? null : readAnyId(sittingId, 'SIT'),
    centreId: centreId == null ? null : readAnyId(centreId, 'CEN'), date, halfDay, quantity, place: place ?? null, startsAt: startsAt ?? null, idempotencyKey,
  };
}
