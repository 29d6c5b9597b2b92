import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';

import { Mark, type MarkState } from './mark.entity.ts';

export interface MarkQuestion {
  readonly session?: number | null | undefined;
  readonly speciality?: string | null | undefined;
  readonly paper?: string | null | undefined;
  readonly state?: MarkState | null | undefined;
}

const ORDER = 'id';

export function findMarks(em: EntityManager, { session, speciality, paper, state }: MarkQuestion, page: PageRequest): Promise<Outcome<Page<Mark>, PageRefusal>> {
  const where: FilterQuery<Mark> = {
    ...(session != null && { session }),
    ...(speciality != null && { specialityCode: speciality }),
    ...(paper != null && { paperCode: paper }),
    ...(state != null && { state }),
  };
  return findPage(em, Mark, where, ORDER, page);
}
