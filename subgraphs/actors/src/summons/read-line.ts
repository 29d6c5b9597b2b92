import { orThrow } from '@mirex/kit/graph/client-error';
import { type GlobalId, parseId } from '@mirex/schema/global-id';
import { explainVocabulary } from '@mirex/schema/refusal.messages';

import type { SummonsLine } from './issue-summons.service.ts';
import type { IssueSummonsInput } from './summons.inputs.ts';

/** A line as it was asked for. Actors, sittings and centres may be of any MIREX: only the form of their ids is checked here. */
export function readLine({ actorId, session, activity, speciality, paper, sittingId, centreId, date, halfDay, quantity, place, startsAt, idempotencyKey }: IssueSummonsInput): SummonsLine {
  orThrow(parseId(actorId, 'ACT'), explainVocabulary);
  if (sittingId != null) orThrow(parseId(sittingId, 'SIT'), explainVocabulary);
  if (centreId != null) orThrow(parseId(centreId, 'CEN'), explainVocabulary);
  return {
    actorId, session, activity, specialityCode: speciality ?? null, paperCode: paper ?? null, sittingId: (sittingId ?? null) as GlobalId | null,
    centreId: centreId ?? null, date, halfDay, quantity, place: place ?? null, startsAt: startsAt ?? null, idempotencyKey,
  };
}
