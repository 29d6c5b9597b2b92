import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { Speciality } from './speciality.entity.ts';

export interface SpecialityQuestion {
  readonly diploma?: string | null | undefined;
  readonly openIn?: number | null | undefined;
  readonly label?: string | null | undefined;
}

/** Specialities by formation code. */
export function findSpecialities(em: EntityManager, { diploma, openIn, label }: SpecialityQuestion, page: PageRequest): Promise<Outcome<Page<Speciality>, PageRefusal>> {
  const conditions: FilterQuery<Speciality>[] = [];
  if (diploma != null) conditions.push({ diplomaCode: diploma });
  if (label != null) conditions.push({ label: { $ilike: `%${label.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` } });
  if (openIn != null) {
    conditions.push({ $or: [{ firstSession: null }, { firstSession: { $lte: openIn } }] }, { $or: [{ lastSession: null }, { lastSession: { $gte: openIn } }] });
  }
  return findPage(em, Speciality, { $and: conditions }, 'code', page);
}
