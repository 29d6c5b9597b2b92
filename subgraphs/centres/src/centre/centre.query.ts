import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { Centre, type CentreKind, type CentreState } from './centre.entity.ts';

export interface CentreQuestion {
  readonly session?: number | null | undefined;
  readonly kind?: CentreKind | null | undefined;
  readonly state?: CentreState | null | undefined;
}

const ORDER = 'id';

export function findCentres(em: EntityManager, { session, kind, state }: CentreQuestion, page: PageRequest): Promise<Outcome<Page<Centre>, PageRefusal>> {
  const where: FilterQuery<Centre> = {
    ...(session != null && { session }),
    ...(kind != null && { kind }),
    ...(state != null && { state }),
  };
  return findPage(em, Centre, where, ORDER, page);
}
