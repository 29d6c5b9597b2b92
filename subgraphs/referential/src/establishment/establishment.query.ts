import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { findPage, type Page, type PageRefusal, type PageRequest } from '@mirex/kit/page';
import type { Outcome } from '@mirex/schema/outcome';

import { departmentsOfMirex } from '../territory/competence.query.ts';
import { departmentsOfRegion } from '../territory/territory.loader.ts';
import { sessionOf } from '../validity/session-year.rules.ts';
import { Establishment, type Sector } from './establishment.entity.ts';

export interface EstablishmentQuestion {
  readonly mirex?: string | null | undefined;
  readonly session?: number | null | undefined;
  readonly region?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly sector?: Sector | null | undefined;
  readonly name?: string | null | undefined;
}

/** Establishments by UAI. Where they are is asked of the territories, never of the UAI: overseas its digits mislead. */
export async function findEstablishments(asked: EstablishmentQuestion, page: PageRequest, context: Context): Promise<Outcome<Page<Establishment>, PageRefusal>> {
  const { mirex, session, region, department, sector, name } = asked;
  const conditions: FilterQuery<Establishment>[] = [];
  if (mirex != null) conditions.push({ departmentCode: { $in: await departmentsOfMirex(mirex, session ?? sessionOf(context.now()), context) } });
  if (region != null) conditions.push({ departmentCode: { $in: (await departmentsOfRegion(context).load(region)).map(({ code }) => code) } });
  if (department != null) conditions.push({ departmentCode: department });
  if (sector != null) conditions.push({ sector });
  if (name != null) conditions.push({ name: { $ilike: `%${name.replaceAll(/[\\%_]/g, String.raw`\$&`)}%` } });
  return findPage(context.em, Establishment, { $and: conditions }, 'uai', page);
}
