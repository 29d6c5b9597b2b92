import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { earlierCounts } from './repeat.rules.ts';

interface Repeated {
  readonly id: GlobalId;
  readonly earlier: number;
  readonly better: boolean;
  readonly hundredths: number | null;
}

/**
 * Gives back the mark of before where the better of two counts and it is: a mark that is kept, with its trace. Of marks that
 * no jury has locked; an absence with a reason waits for its replacement. Two statements, the second when there is any.
 */
export async function settleRepeats(session: number, speciality: string, context: Context): Promise<void> {
  const { em, now } = context;
  const repeated = await em.execute<Repeated[]>(
    `select m.id, r.earlier, r.better, m.hundredths from repeated_mark r join mark m on m.id = r.mark_id
     where m.session = ? and m.speciality_code = ? and m.state in ('VERIFIED', 'HARMONISED', 'ABSENT_UNJUSTIFIED') order by m.id for update of m`,
    [session, speciality],
  );
  const kept = repeated.filter(({ earlier, better, hundredths }) => earlierCounts(earlier, hundredths, better)).map(({ id, earlier }) => ({ id, earlier }));
  if (kept.length === 0) return;
  await writeRows(
    context, { entity: 'Mark', change: 'UPDATE' },
    `with given as (select r.id, r.earlier, m.state, m.hundredths from jsonb_to_recordset(?::jsonb) as r(id text, earlier integer) join mark m on m.id = r.id),
     traced as (
       insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
       select id, ?, ?, state, 'KEPT', hundredths, earlier, 'La meilleure des deux notes' from given),
     written as (
       update mark m set state = 'KEPT', hundredths = given.earlier, version = m.version + 1 from given where m.id = given.id returning m.id)
     select count(*) as settled from written`,
    [JSON.stringify(kept), now(), context.caller.sub],
  );
}
