import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';

/** The rest of a `delete from allocation a`: `using …`'s tables and its condition. */
interface Which {
  /** Begins with `from` or `where`. */
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Frees seats and writes the trace of each: one statement. @returns whose they were, each once. */
export async function releasePlaces({ em, now, caller }: Pick<Context, 'em' | 'now' | 'caller'>, reason: string, { sql, values }: Which): Promise<GlobalId[]> {
  const rows = await em.execute<{ id: GlobalId }[]>(
    `with freed as (
       delete from allocation a ${sql.replace(/^from /, 'using ')} returning a.enrolment_id, a.sitting_id, a.room_code, a.seat
     ), traced as (
       insert into allocation_change (enrolment_id, paper_code, at, by, reason, place_before, place_after)
       select f.enrolment_id, s.paper_code, ?, ?, ?, v.code || ' ' || f.room_code || ' ' || f.seat, null
       from freed f join sitting s on s.id = f.sitting_id join centre c on c.id = s.centre_id join venue v on v.id = c.venue_id
     )
     select distinct enrolment_id as id from freed`,
    [...values, now(), caller.sub, reason],
  );
  return rows.map(({ id }) => id);
}
