import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { Claim } from './claim.entity.ts';
import type { ClaimKind } from './claim-kind.rules.ts';
import type { ClaimState } from './claim-state.rules.ts';

export interface ClaimQuestion {
  readonly session?: number | null | undefined;
  readonly state?: ClaimState | null | undefined;
  readonly kind?: ClaimKind | null | undefined;
}

/** Claims by date of the mission. */
const ORDER = 'missionDate,id';

export function findClaims(em: EntityManager, { session, state, kind }: ClaimQuestion, page: PageRequest): Promise<Outcome<Page<Claim>, PageRefusal>> {
  const where: FilterQuery<Claim> = { ...(session != null && { session }), ...(state != null && { state }), ...(kind != null && { kind }) };
  return findPage(em, Claim, where, ORDER, page);
}
