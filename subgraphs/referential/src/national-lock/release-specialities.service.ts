import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type LockRefusal, MOST_ENTRIES } from './national-lock.rules.ts';

export interface Release {
  readonly mirex: string;
  readonly enrolmentIds: readonly string[];
  /** Why: withdrawn, refused, transferred. */
  readonly reason: string;
}

/** Gives back what enrolments of a MIREX hold: how many there were. Again, there is nothing left to give back. One statement. */
export async function releaseSpecialities({ mirex, enrolmentIds, reason }: Release, context: Context): Promise<Outcome<number, LockRefusal>> {
  if (!isMirexCode(mirex)) return refuse({ code: 'LOCK_MIREX_UNKNOWN', given: mirex });
  if (enrolmentIds.length > MOST_ENTRIES) return refuse({ code: 'LOCK_TOO_MANY', given: enrolmentIds.length, most: MOST_ENTRIES });
  const { caller, now } = context;
  const released = await writeRows<object>(
    context, { entity: 'SpecialityLock', change: 'DELETE' },
    `with written as (
       delete from speciality_lock where mirex = ? and enrolment_id in (select jsonb_array_elements_text(?::jsonb)) returning *, enrolment_id as id
     )
     insert into speciality_lock_change (enrolment_id, person_key, session, mirex, speciality_before, at, by, reason)
     select enrolment_id, person_key, session, mirex, speciality, ?, ?, ? from written returning 1`,
    [mirex, JSON.stringify(enrolmentIds), now(), caller.sub, reason],
  );
  return accept(released.length);
}
