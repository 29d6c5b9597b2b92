import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { Claim } from './claim.entity.ts';
import type { ClaimState } from './claim-state.rules.ts';

export interface ClaimQuestion {
  readonly session?: number | null | undefined;
  readonly state?: ClaimState | null | undefined;
}

/** Claims by date of the mission. */
const ORDER = 'missionDate,id';

export function findClaims(em: EntityManager, { session, state }: ClaimQuestion, page: PageRequest): Promise<Outcome<Page<Claim>, PageRefusal>> {
  const where: FilterQuery<Claim> = { ...(session != null && { session }), ...(state != null && { state }) };
  return findPage(em, Claim, where, ORDER, page);
}
