import type { Context } from '@mirex/kit/context';

import type { Establishment } from '../establishment/establishment.entity.ts';
import { competenceOfDepartment } from '../territory/competence.query.ts';
import type { Place } from './right.rules.ts';

/** Under which MIREX an establishment falls in a session. */
export async function placeOf({ uai, departmentCode }: Establishment, session: number, context: Context): Promise<Place> {
  const found = await competenceOfDepartment(departmentCode, session, context);
  return { uai, mirex: found.answer === 'ASSIGNED' ? found.mirexCode : null };
}
