import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { Sitting } from './sitting.entity.ts';

export interface SittingQuestion {
  readonly session?: number | null | undefined;
  readonly centre?: string | null | undefined;
  readonly paper?: string | null | undefined;
}

/** By id: instants of several calendars say less than the order in which sittings were opened. */
const ORDER = 'id';

export function findSittings(em: EntityManager, { session, centre, paper }: SittingQuestion, page: PageRequest): Promise<Outcome<Page<Sitting>, PageRefusal>> {
  const where: FilterQuery<Sitting> = {
    ...(session != null && { session }),
    ...(centre != null && { centreId: centre as GlobalId }),
    ...(paper != null && { paperCode: paper }),
  };
  return findPage(em, Sitting, where, ORDER, page);
}
