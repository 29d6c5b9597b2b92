import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';

import type { Activity } from './issuing.rules.ts';
import { Summons } from './summons.entity.ts';
import type { SummonsState } from './summons-state.rules.ts';

export interface SummonsQuestion {
  readonly session?: number | null | undefined;
  readonly actorId?: GlobalId | undefined;
  readonly activity?: Activity | null | undefined;
  readonly speciality?: string | null | undefined;
  readonly state?: SummonsState | null | undefined;
}

/** Summonses by date of the mission. */
const ORDER = 'date,id';

export function findSummonses(
  em: EntityManager, { session, actorId, activity, speciality, state }: SummonsQuestion, page: PageRequest,
): Promise<Outcome<Page<Summons>, PageRefusal>> {
  const where: FilterQuery<Summons> = {
    ...(session != null && { session }),
    ...(actorId != null && { actor: actorId }),
    ...(activity != null && { activity }),
    ...(speciality != null && { specialityCode: speciality }),
    ...(state != null && { state }),
  };
  return findPage(em, Summons, where, ORDER, page);
}
