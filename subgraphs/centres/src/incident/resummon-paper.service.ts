import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { tellPlaces } from '../allocation/allocation.told.ts';
import { releasePlaces } from '../allocation/release.rows.ts';
import { issueChunk, newestTexts } from '../summons/issue.service.ts';
import { touchedSittings } from './touched.rows.ts';

/** What the nation says of a paper that is sat at another date, with another subject. */
export interface NewDates {
  readonly session: number;
  readonly paper: string;
  readonly reason: string;
  /** ISO instants, by calendar zone. */
  readonly sittings: readonly { readonly zone: string; readonly startsAt: string; readonly endsAt: string }[];
}

/** Candidates whose summonses are written by one set of statements. */
const CHUNK = 1_000;

/**
 * Gives the sittings of a paper their new date, zone by zone, and summons again everybody who was summoned to them: all in
 * the transaction of the context, so that a process that dies has done nothing and does it again.
 *
 * Seats stay; who would sit there beside somebody else, or has another paper at the new hour, loses the place, is summoned
 * again without it, and is to be placed anew. Seven statements, and nine for each thousand candidates.
 *
 * @returns how many candidates were summoned again.
 */
export async function resummonPaper({ session, paper, reason, sittings }: NewDates, context: Context): Promise<number> {
  const touched = await touchedSittings({ session, paper }, context);
  const moved = touched.flatMap(({ id, zone }) => sittings.filter((one) => one.zone === zone).map(({ startsAt, endsAt }) => ({ id, startsAt, endsAt })));
  if (moved.length === 0) return 0;
  await moveSittings(moved, reason, context);
  const ids = JSON.stringify(moved.map(({ id }) => id));
  await writeRows(context, { entity: 'Allocation', change: 'UPDATE' }, 'update allocation set summoned = false where sitting_id in (select jsonb_array_elements_text(?::jsonb)) returning id', [ids]);
  const concerned = await context.em.execute<{ id: GlobalId; summoned: boolean }[]>(
    `select distinct a.enrolment_id as id, exists (select from candidate_summons s where s.enrolment_id = a.enrolment_id and s.state in ('ISSUED', 'ACKNOWLEDGED')) as summoned
     from allocation a where a.sitting_id in (select jsonb_array_elements_text(?::jsonb)) order by 1`, [ids],
  );
  await releasePlaces(context, `À replacer : ${reason}`, { sql: CLASHES, values: [ids] });
  await tellPlaces(concerned.map(({ id }) => id), context);
  return summonAgain(concerned.filter(({ summoned }) => summoned).map(({ id }) => id), reason, context);
}

async function moveSittings(moved: readonly { id: GlobalId; startsAt: string; endsAt: string }[], reason: string, context: Context): Promise<void> {
  const { now, caller } = context;
  await writeRows(
    context, { entity: 'Sitting', change: 'UPDATE' },
    `with asked as (select * from jsonb_to_recordset(?::jsonb) as r(id text, "startsAt" timestamptz, "endsAt" timestamptz)),
     shifted as (update allocation a set ends_at = r."endsAt" + (a.ends_at - s.ends_at), version = a.version + 1 from asked r join sitting s on s.id = r.id where a.sitting_id = r.id),
     traced as (insert into sitting_change (sitting_id, at, by, reason, start_before, start_after) select s.id, ?, ?, ?, s.starts_at, r."startsAt" from asked r join sitting s on s.id = r.id),
     written as (update sitting s set starts_at = r."startsAt", ends_at = r."endsAt", frozen = null, version = version + 1 from asked r where s.id = r.id returning s.id)
     select id from written`,
    [JSON.stringify(moved), now(), caller.sub, reason],
  );
}

/** Places of the moved sittings beside which somebody else sits at that hour, or whose candidate sits another paper then. */
const CLASHES = `from sitting s where s.id = a.sitting_id and s.id in (select jsonb_array_elements_text(?::jsonb)) and (
  exists (
    select from allocation b join sitting t on t.id = b.sitting_id
    where b.enrolment_id = a.enrolment_id and t.id <> s.id and t.starts_at < a.ends_at and s.starts_at < b.ends_at
  ) or exists (
    select from oral_slot o where o.enrolment_id = a.enrolment_id and o.starts_at < a.ends_at and s.starts_at < o.ends_at
  ) or exists (
    select from allocation b join sitting t on t.id = b.sitting_id
    where b.venue_id = a.venue_id and b.room_code = a.room_code and (b.seat = a.seat or a.alone or b.alone)
      and t.id <> s.id and t.starts_at < a.ends_at and s.starts_at < b.ends_at
  )
)`;

async function summonAgain(ids: readonly GlobalId[], reason: string, context: Context): Promise<number> {
  const texts = await newestTexts(context);
  let summoned = 0;
  for (let from = 0; from < ids.length; from += CHUNK) summoned += (await issueChunk(ids.slice(from, from + CHUNK), { to: 'ISSUED', reason, texts }, context)).issued;
  return summoned;
}
