import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';

import { declareEligibleInBulk } from '../award/declare-eligible.service.ts';
import type { Run } from './print-diplomas.service.ts';

/** Declares the diplomas that published results have earned and that are not declared yet: how many. Asked again, none. */
export async function awardPublished({ session, diploma }: Run, context: Context): Promise<number> {
  const earned = await context.em.execute<{ id: GlobalId }[]>(
    `select r.enrolment_id as id from published_result r left join awarded_diploma a on a.enrolment_id = r.enrolment_id
     where r.session = ? and r.diploma_code = ? and r.decision in ('ADMITTED', 'ADMITTED_BY_JURY') and a.id is null order by r.enrolment_id`,
    [session, diploma],
  );
  const outcomes = await declareEligibleInBulk(earned.map(({ id }) => id), context);
  return outcomes.filter(({ ok }) => ok).length;
}
