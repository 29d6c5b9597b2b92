import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { AwardedDiploma, type AwardState } from './awarded-diploma.entity.ts';

export interface AwardQuestion {
  readonly session?: number | null | undefined;
  readonly speciality?: string | null | undefined;
  readonly state?: AwardState | null | undefined;
}

/** By id: a number is null before it is given, and a list orders by what every row has. */
const ORDER = 'id';

export function findAwards(em: EntityManager, { session, speciality, state }: AwardQuestion, page: PageRequest): Promise<Outcome<Page<AwardedDiploma>, PageRefusal>> {
  const where: FilterQuery<AwardedDiploma> = {
    ...(session != null && { session }),
    ...(speciality != null && { specialityCode: speciality }),
    ...(state != null && { state }),
  };
  return findPage(em, AwardedDiploma, where, ORDER, page);
}
