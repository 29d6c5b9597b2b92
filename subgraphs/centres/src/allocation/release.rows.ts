import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** The rest of a `delete from allocation a`: `using …`'s tables and its condition. */
interface Which {
  /** Begins with `from` or `where`. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Frees seats and writes the trace of each: one statement. @returns whose they were, each once. */
export async function releasePlaces(context: Context, reason: string, { sql, values }: Which): Promise<GlobalId[]> {
  const { now, caller } = context;
  const rows = await writeRows<{ id: GlobalId }>(
    context, { entity: 'Allocation', change: 'DELETE' },
    `with written as (
       delete from allocation a ${sql.replace(/^from /, 'using ')} returning a.id, a.enrolment_id, a.sitting_id, a.room_code, a.seat
     ), traced as (
       insert into allocation_change (enrolment_id, paper_code, at, by, reason, place_before, place_after)
       select f.enrolment_id, s.paper_code, ?, ?, ?, v.code || ' ' || f.room_code || ' ' || f.seat, null
       from written f join sitting s on s.id = f.sitting_id join centre c on c.id = s.centre_id join venue v on v.id = c.venue_id
     )
     select distinct enrolment_id as id from written`,
    [...values, now(), caller.sub, reason],
  );
  return rows.map(({ id }) => id);
}
