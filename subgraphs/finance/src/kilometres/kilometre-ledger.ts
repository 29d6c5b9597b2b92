import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { journalRows } from '@mirex/kit/journal/journal-rows';

/** How far an actor drives for one mission in one calendar year. */
export interface Driven {
  /** The summons of any MIREX that they drive for. */
  readonly summons: string;
  readonly year: number;
  /** 0 takes the mission out of the year again. */
  readonly kilometres: number;
}

export interface DrivenBefore {
  readonly year: number;
  /** Kilometres of the missions that were entered before this one. */
  readonly before: number;
}

/**
 * Enters missions in the year of an actor, and says how much of it was full before each.
 *
 * The ledger is kept by the MIREX of the actor, whoever pays: brackets count the year of an agent over all missions. A
 * mission keeps its place when it is entered again, so that what others were told stays true. Entries of one actor wait for
 * each other.
 *
 * Source: arrêté du 3-7-2006, art. 1.
 */
export async function enterKilometres(actor: GlobalId, driven: readonly Driven[], context: Context): Promise<readonly DrivenBefore[]> {
  return context.em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`kilometres ${actor}`]);
    await tx.execute(
      `insert into kilometre_entry (actor_id, year, summons_id, kilometres)
       select ?, year, summons, kilometres from jsonb_to_recordset(?::jsonb) as d(summons text, year integer, kilometres integer)
       on conflict (actor_id, year, summons_id) do update set kilometres = excluded.kilometres`,
      [actor, JSON.stringify(driven)],
    );
    await journalRows(within(context, tx), { entity: 'KilometreEntry', ids: driven.map(({ summons, year }) => `${actor}/${year}/${summons}`) });
    return tx.execute<DrivenBefore[]>(
      `select d.year, coalesce(sum(e.kilometres), 0)::integer as before
       from jsonb_to_recordset(?::jsonb) as d(summons text, year integer)
       join kilometre_entry own on own.actor_id = ? and own.year = d.year and own.summons_id = d.summons
       left join kilometre_entry e on e.actor_id = own.actor_id and e.year = own.year and e.place < own.place
       group by d.year`,
      [JSON.stringify(driven), actor],
    );
  });
}
