import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';

import { Actor } from '../actor/actor.entity.ts';
import { DiaryEntry } from './diary-entry.entity.ts';
import { slotsOf } from './diary.rules.ts';
import type { Mission } from './issuing.rules.ts';
import { SummonsChange } from './summons-change.entity.ts';
import type { SummonsState } from './summons-state.rules.ts';
import { Summons } from './summons.entity.ts';

/** How a new summons comes about. */
export interface Origin {
  readonly state: SummonsState.ISSUED | SummonsState.FORECAST;
  readonly idempotencyKey: string;
  readonly supersedes?: Summons;
  readonly replaces?: Summons;
  readonly incident?: string | null;
  readonly reason?: string | null;
}

/** A new summons with its trace and the half-days that it takes. Whoever calls has seen that they are free, under a lock. */
export function writeSummons(em: EntityManager, { actorId, ...mission }: Mission, origin: Origin, { newId, now, caller }: Context): Summons {
  const { state, idempotencyKey, supersedes, replaces, incident = null, reason = null } = origin;
  const { session, activity, specialityCode, paperCode, sittingId, centreId = null, date, halfDay, quantity, place = null, startsAt = null } = mission;
  const summons = em.create(Summons, {
    id: newId('SUM'), actor: em.getReference(Actor, actorId as GlobalId, { wrapped: true }), session, activity, specialityCode, paperCode, sittingId: sittingId as GlobalId | null, centreId: centreId as GlobalId | null,
    date, halfDay, quantity, place, startsAt, idempotencyKey, state, incident, version: 1,
    issue: (supersedes?.issue ?? 0) + 1, supersedes: supersedes?.id ?? null, replaces: replaces?.id ?? null,
  });
  em.create(SummonsChange, { summons, version: 1, at: now(), by: caller.sub, from: null, to: state, reason });
  for (const { half } of slotsOf({ actorId, date, halfDay })) em.create(DiaryEntry, { actor: summons.actor, date, half, summons, reservedFor: null, expiresAt: null });
  return summons;
}
