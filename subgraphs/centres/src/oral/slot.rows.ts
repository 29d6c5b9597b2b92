import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import type { Sealed } from '@mirex/kit/privacy/vault';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { ENDED, type Span } from '../allocation/allocation.rules.ts';
import { openMeasuresOf } from '../enrolment/known-measures.ts';
import { needOf } from '../enrolment/measure.rules.ts';
import type { Heard, NewSlot, Post } from './slots.rules.ts';

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

export interface PostsOf {
  readonly centreId: GlobalId;
  readonly paperCode: string;
  /** Whose slot is being moved, and takes no time of any. */
  readonly without?: GlobalId;
}

/** The posts of a centre for one paper with the slots that are taken: one statement. */
export const readPosts = ({ centreId, paperCode, without = '' as GlobalId }: PostsOf, { em }: Context): Promise<Post[]> => em.execute<Post[]>(
  `select p.id, ${MS('p.starts_at')} as "startsAt", ${MS('p.ends_at')} as "endsAt", p.slot_minutes as "slotMinutes", coalesce((
     select jsonb_agg(jsonb_build_object('startsAt', ${MS('s.starts_at')}, 'endsAt', ${MS('s.ends_at')})) from oral_slot s where s.post_id = p.id and s.enrolment_id <> ?), '[]') as taken
   from evaluation_post p where p.centre_id = ? and p.paper_code = ?`, [without, centreId, paperCode],
);

interface HeardRow {
  readonly enrolmentId: GlobalId;
  readonly paper: string;
  readonly sealed: Sealed | null;
  readonly busy: readonly Span[];
}

/** What an enrolment `k` has a right to in a paper, and what else it sits: lateral joins. */
const HEARD = `
  left join known_measure m on m.enrolment_id = k.id
  left join lateral (
    select jsonb_agg(jsonb_build_object('startsAt', t.from_ms, 'endsAt', t.to_ms)) as busy from (
      select ${MS('s.starts_at')} as from_ms, ${MS('a.ends_at')} as to_ms from allocation a join sitting s on s.id = a.sitting_id where a.enrolment_id = k.id
      union all select ${MS('o.starts_at')}, ${MS('o.ends_at')} from oral_slot o where o.enrolment_id = k.id and o.paper_code <> p.paper_code
    ) t
  ) b on true`;

const heardOf = ({ enrolmentId, paper, sealed, busy }: HeardRow, { vault }: Context): Heard =>
  ({ enrolmentId, busy, extraMinutesPerHour: needOf(openMeasuresOf(vault, paper, { enrolmentId, sealed }), 'SPOKEN').extraMinutesPerHour });

/** The candidates of some schools who have no slot yet in a paper that they sit, by number, locked: one statement. */
export const readHeard = async ({ session, paperCode, establishments }: { readonly session: number; readonly paperCode: string; readonly establishments: readonly string[] }, context: Context): Promise<Heard[]> => (await context.em.execute<HeardRow[]>(
  `select k.id as "enrolmentId", p.paper_code as paper, m.measures as sealed, coalesce(b.busy, '[]') as busy
   from known_enrolment k join known_paper p on p.enrolment_id = k.id and p.paper_code = ? and p.mode = 'TERMINAL' and p.status = 'TO_SIT' ${HEARD}
   where k.session = ? and k.establishment_uai in (select jsonb_array_elements_text(?::jsonb)) and k.state not in (select jsonb_array_elements_text(?::jsonb))
     and not exists (select from oral_slot o where o.enrolment_id = k.id and o.paper_code = p.paper_code)
   order by k.number for update of k`,
  [paperCode, session, JSON.stringify(establishments), JSON.stringify(ENDED)],
)).map((row) => heardOf(row, context));

/** One candidate who is heard again at another hour, locked: one statement. */
export const readHeardAgain = async ({ enrolmentId, paperCode }: { readonly enrolmentId: GlobalId; readonly paperCode: string }, context: Context): Promise<Heard[]> => (await context.em.execute<HeardRow[]>(
  `select k.id as "enrolmentId", p.paper_code as paper, m.measures as sealed, coalesce(b.busy, '[]') as busy
   from known_enrolment k cross join (select ?::text as paper_code) p ${HEARD} where k.id = ? for update of k`, [paperCode, enrolmentId],
)).map((row) => heardOf(row, context));

/** How the history of places names a slot: venue, room and instant. */
const NAMED = (slot: string): string => `v.code || ' ' || e.room_code || ' ' || to_char(${slot}.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"')`;
const AT = (slot: string): string => `join evaluation_post e on e.id = ${slot}.post_id join centre c on c.id = e.centre_id join venue v on v.id = c.venue_id`;

/** Inserts slots and the trace of each: one statement, and the journal's. */
export async function insertSlots(slots: readonly NewSlot[], { paperCode, reason }: { readonly paperCode: string; readonly reason: string }, context: Context): Promise<void> {
  const { em, now, caller } = context;
  await em.execute(
    `with given as (
       insert into oral_slot (enrolment_id, paper_code, post_id, starts_at, ends_at, at, by)
       select r."enrolmentId", ?, r."postId", to_timestamp(r."startsAt" / 1000.0), to_timestamp(r."endsAt" / 1000.0), ?, ?
       from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, "postId" text, "startsAt" float8, "endsAt" float8) returning *
     )
     insert into allocation_change (enrolment_id, paper_code, at, by, reason, place_before, place_after)
     select g.enrolment_id, g.paper_code, ?, ?, ?, null, ${NAMED('g')} from given g ${AT('g')}`,
    [paperCode, now(), caller.sub, JSON.stringify(slots), now(), caller.sub, reason],
  );
  await journalRows(context, { entity: 'OralSlot', ids: slots.map(({ enrolmentId }) => `${enrolmentId} ${paperCode}`) });
}

/**
 * Frees slots and writes the trace of each: one statement, and the journal's. @returns whose they were, each once.
 *
 * @param which the rest of a `delete from oral_slot o`: begins with `using` or `where`.
 */
export async function releaseSlots(context: Context, reason: string, which: { readonly sql: string; readonly values: readonly unknown[] }): Promise<GlobalId[]> {
  const { em, now, caller } = context;
  const rows = await em.execute<{ id: GlobalId; paper: string }[]>(
    `with freed as (delete from oral_slot o ${which.sql} returning o.enrolment_id, o.paper_code, o.post_id, o.starts_at),
     traced as (
       insert into allocation_change (enrolment_id, paper_code, at, by, reason, place_before, place_after)
       select f.enrolment_id, f.paper_code, ?, ?, ?, ${NAMED('f')}, null from freed f ${AT('f')}
     )
     select enrolment_id as id, paper_code as paper from freed`,
    [...which.values, now(), caller.sub, reason],
  );
  await journalRows(context, { entity: 'OralSlot', ids: rows.map(({ id, paper }) => `${id} ${paper}`), change: 'DELETE' });
  return [...new Set(rows.map(({ id }) => id))];
}
