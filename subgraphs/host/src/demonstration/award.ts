import { declareEligibleInBulk } from '@mirex/diplomas/award/declare-eligible.service';
import { numberDiplomas } from '@mirex/diplomas/award/number-diplomas.service';
import type { Instance } from '@mirex/kit/instance';
import type { GlobalId } from '@mirex/schema/global-id';

/** Nine in ten have earned their diploma; which ones is decided by their rank, until a jury does. */
const FAILS = 9;

/** Declares and numbers the diplomas of a session. Returns how many were numbered. */
export async function award(diplomas: Instance, session: number): Promise<number> {
  const rows = await diplomas.context().em.execute<{ id: GlobalId }[]>('select id from known_enrolment where session = ? order by number', [session]);
  const earned = rows.filter((_, rank) => rank % 10 !== FAILS).map(({ id }) => id);
  await declareEligibleInBulk(earned, diplomas.context());
  return (await numberDiplomas({ session, speciality: null }, diplomas.context())).numbered;
}
