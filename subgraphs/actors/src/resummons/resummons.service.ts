import type { EntityManager } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { dayAt } from '@mirex/schema/day';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { seatClock } from '@mirex/schema/seat-day';

import { writeLetters } from '../letter/letters.service.ts';
import { summonsTold } from '../summons/summons-told.ts';
import { SummonsState } from '../summons/summons-state.rules.ts';
import { Summons } from '../summons/summons.entity.ts';
import { checkIncident, halvesOf, type Incident, type ResummonsRefusal } from './resummons.rules.ts';

/** What became of those whom an incident touches. */
export interface Resummoned {
  /** Summoned anew, by this call or an earlier one of the same incident. */
  readonly resummoned: number;
  /** Already taken on the new day by something else: their old summons is annulled, and they are to be replaced. */
  readonly unavailable: number;
  /** Still summoned for the former sitting: 0 when done, unless only some were to be. */
  readonly left: number;
}

/** Summonses of one transaction: whatever stops the work, whole transactions are done, and asking again goes on. */
const CHUNK = 500;

/**
 * Summons anew whoever was summoned for a paper, version by version: each old summons is superseded, each new one says why.
 *
 * Resumable: a summons that was issued under the incident is never touched again, so the same call goes on where a crash or
 * a lost connection stopped it, and two at once share the work by the rows that they lock. Eleven statements for each 500.
 */
export async function resummonActors(asked: Incident, context: Context, chunk: number = CHUNK): Promise<Outcome<Resummoned, ResummonsRefusal>> {
  const papers = new Set((await dataSet(context, 'papers')).map(({ code }) => code));
  const checked = checkIncident(asked, papers, dayAt(context.now(), asked.timeZone ?? seatClock(context.owner)));
  if (!checked.ok) return checked;
  let touched = chunk;
  while (touched === chunk) {
    touched = await context.em.fork().transactional((tx) => resummonChunk(asked, within(context, tx), chunk));
  }
  return accept(await standing(asked, context.em));
}

/** How far an incident's re-summoning is. */
async function standing({ incident, session, paperCode, heldOn }: Incident, em: EntityManager): Promise<Resummoned> {
  const [row] = await em.execute<Resummoned[]>(
    `select count(*) filter (where incident = ? and state <> 'SUPERSEDED')::int as resummoned,
       count(*) filter (where incident is distinct from ? and state = 'SUPERSEDED' and exists (select from summons_change c where c.summons_id = s.id and c.reason = ?))::int as unavailable,
       count(*) filter (where incident is distinct from ? and state in ('ISSUED', 'ACKNOWLEDGED') and (?::date is null or date = ?::date))::int as left
     from summons s where session = ? and paper_code = ?`,
    [incident, incident, withoutSuccessor(incident), incident, heldOn, heldOn, session, paperCode]);
  return row ?? { resummoned: 0, unavailable: 0, left: 0 };
}

/** The reason in the trace of a summons that nothing follows, because its actor is taken on the new day. */
const withoutSuccessor = (incident: string): string => `incident ${incident} : acteur déjà pris à la nouvelle date`;

/** Codes as PostgreSQL writes an array. */
const list = (codes: readonly string[] | undefined): string | null => (codes ? `{${codes.join(',')}}` : null);

interface Touched { readonly id: GlobalId; readonly free: boolean }

async function resummonChunk({ incident, session, paperCode, heldOn, date, halfDay, startsAt, reason, activities, of, notOf }: Incident, context: Context, chunk: number): Promise<number> {
  const { em, newId, now, caller } = context;
  const touched = await em.execute<Touched[]>(
    `select s.id, not exists (
       select from diary_entry d where d.actor_id = s.actor_id and d.date = ?::date and d.half = any(?::text[]) and d.summons_id is distinct from s.id and (d.expires_at is null or d.expires_at > ?)
     ) as free
     from summons s where s.session = ? and s.paper_code = ? and s.state in ('ISSUED', 'ACKNOWLEDGED') and s.incident is distinct from ?
       and (?::date is null or s.date = ?::date) and (?::text[] is null or s.activity = any(?::text[]))
       and (?::text[] is null or exists (select from actor a where a.id = s.actor_id and a.establishment_uai = any(?::text[])))
       and not exists (select from actor a where a.id = s.actor_id and a.establishment_uai = any(?::text[])) order by s.actor_id, s.id limit ? for update of s skip locked`,
    [date, `{${halvesOf(halfDay).join(',')}}`, now(), session, paperCode, incident, heldOn, heldOn, list(activities), list(activities), list(of), list(of), list(notOf) ?? '{}', chunk]);
  if (touched.length === 0) return 0;
  const followed = new Set<string>();
  const rows = touched.map(({ id, free }) => ({ old: id, id: free ? newId('SUM') : null }));
  await em.execute(
    `with moved as (
       update summons s set state = 'SUPERSEDED', version = s.version + 1 from jsonb_to_recordset(?::jsonb) as r(old text, id text), summons before
       where s.id = r.old and before.id = r.old returning s.id, s.version, before.state as was, r.id as next
     ) insert into summons_change (summons_id, version, at, by, from_state, to_state, reason)
       select id, version, ?, ?, was, 'SUPERSEDED', case when next is null then ? else ? end from moved`,
    [JSON.stringify(rows), now(), caller.sub, withoutSuccessor(incident), reason]);
  await em.execute('delete from diary_entry where summons_id = any(?::text[])', [`{${touched.map(({ id }) => id).join(',')}}`]);
  const next = JSON.stringify(rows.filter(({ id }) => id !== null));
  // One actor may be touched twice by one paper: the first row takes the new half-day, the second has no successor.
  const issued = await em.execute<{ id: GlobalId; old: string }[]>(
    `with wanted as (select distinct on (s.actor_id) r.id as next, s.* from jsonb_to_recordset(?::jsonb) as r(old text, id text) join summons s on s.id = r.old order by s.actor_id, s.id),
     issued as (
       insert into summons (id, actor_id, session, activity, speciality_code, paper_code, sitting_id, centre_id, date, half_day, quantity, state, idempotency_key, place, starts_at, issue, supersedes, incident)
       select next, actor_id, session, activity, speciality_code, paper_code, sitting_id, centre_id, ?::date, ?, quantity, 'ISSUED', 'incident ' || ? || ' ' || id, place, ?, issue + 1, id, ? from wanted
       returning id, actor_id, supersedes
     ), traced as (
       insert into summons_change (summons_id, version, at, by, from_state, to_state, reason) select id, 1, ?, ?, null, 'ISSUED', ? from issued
     ), taken as (
       insert into diary_entry (actor_id, date, half, summons_id) select actor_id, ?::date, h.half, id from issued cross join unnest(?::text[]) as h(half)
     ) select id, supersedes as old from issued`,
    [next, date, halfDay, incident, startsAt, incident, now(), caller.sub, reason, date, `{${halvesOf(halfDay).join(',')}}`]);
  for (const { old } of issued) followed.add(old);
  const rest = touched.filter(({ id, free }) => free && !followed.has(id)).map(({ id }) => id);
  if (rest.length > 0) await em.execute(`update summons_change set reason = ? where summons_id = any(?::text[]) and to_state = 'SUPERSEDED'`, [withoutSuccessor(incident), `{${rest.join(',')}}`]);

  const written = await em.find(Summons, { id: { $in: [...touched.map(({ id }) => id), ...issued.map(({ id }) => id)] } });
  const fresh = written.filter(({ state }) => state === SummonsState.ISSUED);
  await writeLetters(fresh, em, context, reason);
  await context.emit(em, written.map(summonsTold), now());
  await journalRows(context, { action: 'resummonActors', entity: 'Summons', ids: written.map(({ id }) => id), change: 'UPDATE' });
  return touched.length;
}
