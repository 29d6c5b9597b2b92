import type { Context } from '@mirex/kit/context';
import { coversSession } from '@mirex/schema/session-range';

import { type Competence, competence } from './competence.rules.ts';
import { Department } from './department.entity.ts';
import { assignmentsOfMirex, assignmentsOfRegion, departmentByCode } from './territory.loader.ts';

/** Which MIREX answers for a region in a session. In batches: a page of regions costs one statement. */
export const competenceOfRegion = async (regionCode: string, session: number, context: Context): Promise<Competence> =>
  competence(await assignmentsOfRegion(context).load(regionCode), session);

/** The same for a department, by its region. */
export async function competenceOfDepartment(departmentCode: string, session: number, context: Context): Promise<Competence> {
  const department = await departmentByCode(context).load(departmentCode);
  return department ? competenceOfRegion(department.regionCode, session, context) : { answer: 'UNKNOWN_TERRITORY' };
}

/** INSEE codes of the departments that a MIREX answers for in a session. */
export async function departmentsOfMirex(mirexCode: string, session: number, context: Context): Promise<string[]> {
  const assigned = await assignmentsOfMirex(context).load(mirexCode);
  const regions = assigned.filter((assignment) => coversSession(assignment, session)).map(({ regionCode }) => regionCode);
  return (await context.em.find(Department, { regionCode: { $in: regions } })).map(({ code }) => code);
}
