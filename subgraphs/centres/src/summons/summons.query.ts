import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { CandidateSummons, type CandidateSummonsState } from './summons.entity.ts';

export interface SummonsQuestion {
  readonly session?: number | null | undefined;
  readonly state?: CandidateSummonsState | null | undefined;
}

const ORDER = 'id';

export function findSummonses(em: EntityManager, { session, state }: SummonsQuestion, page: PageRequest): Promise<Outcome<Page<CandidateSummons>, PageRefusal>> {
  const where: FilterQuery<CandidateSummons> = { ...(session != null && { session }), ...(state != null && { state }) };
  return findPage(em, CandidateSummons, where, ORDER, page);
}
