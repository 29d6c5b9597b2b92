import type { Event } from '@mirex/kit/events/event';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { ruleNumber } from '@mirex/schema/regulation';

import type { Span } from '../allocation/allocation.rules.ts';
import { actsIn } from '../centre/bound-to.ts';
import { Sitting } from '../sitting/sitting.entity.ts';
import { InvigilationDuty } from './invigilation.entity.ts';
import { checkInvigilators, type InvigilationRefusal, type InvigilationRules, type Invigilator } from './invigilation.rules.ts';

/** Takes in which actors there are. One statement, however many. */
export async function takeInActors(events: readonly Event[], context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'KnownActor' },
    `insert into known_actor (id, establishment_uai, state, survivor_id)
     select r.id, r."establishmentUai", r.state, r."survivorId" from jsonb_to_recordset(?::jsonb) as r(id text, "establishmentUai" text, state text, "survivorId" text) order by r.id collate "C"
     on conflict (id) do update set establishment_uai = excluded.establishment_uai, state = excluded.state, survivor_id = excluded.survivor_id returning id`,
    [JSON.stringify(events.map(({ payload }) => payload))],
  );
}

export interface Assignment {
  readonly sittingId: GlobalId;
  readonly room: string;
  readonly actorIds: readonly GlobalId[];
}

/**
 * Says who watches over a room during a sitting; said again, it takes the place of what was said.
 *
 * Two who assign the same person at once: the second waits for the person, then sees the first duty. Nine statements.
 */
export async function assignInvigilators({ sittingId, room, actorIds }: Assignment, context: Context): Promise<Outcome<InvigilationDuty[], InvigilationRefusal>> {
  return context.em.transactional(async (tx) => {
    const sitting = await tx.findOne(Sitting, { id: sittingId });
    if (!sitting || !actsIn(sitting.centreId, context)) return refuse({ code: 'INVIGILATION_SITTING_UNKNOWN', given: sittingId });
    const rules = await rulesOf(sitting, context);
    if (!rules) return refuse({ code: 'INVIGILATION_RULES_UNKNOWN' });
    const inside = within(context, tx);
    const { until, pupils } = await whoSits(sittingId, room, inside);
    if (until === null) return refuse({ code: 'INVIGILATION_ROOM_EMPTY', room });
    const known = await lockActors(actorIds, { sittingId, room }, inside);
    const duty: Span = { startsAt: sitting.startsAt.getTime(), endsAt: until.getTime() };
    const checked = checkInvigilators(actorIds.map((id) => ({ id, known: known.get(id) })), duty, pupils, rules);
    if (!checked.ok) return checked;
    await write({ sittingId, room, actorIds }, { startsAt: sitting.startsAt, endsAt: until }, inside);
    return accept(await tx.find(InvigilationDuty, { sittingId, roomCode: room }, { orderBy: { actorId: 'asc' } }));
  });
}

async function rulesOf({ specialityCode, session }: Sitting, context: Context): Promise<InvigilationRules | undefined> {
  const diploma = (await dataSet(context, 'specialities')).find(({ code }) => code === specialityCode)?.diploma ?? '';
  const regulations = await dataSet(context, 'regulations');
  const perRoom = ruleNumber(regulations, { diploma, session }, 'INVIGILATORS_A_ROOM_FROM');
  const breakMinutes = ruleNumber(regulations, { diploma, session }, 'INVIGILATION_BREAK');
  return perRoom === undefined || breakMinutes === undefined ? undefined : { perRoom, breakMinutes };
}

async function whoSits(sittingId: GlobalId, room: string, { em }: Context): Promise<{ until: Date | null; pupils: readonly string[] }> {
  const [row] = await em.execute<{ until: Date | null; pupils: string[] }[]>(
    `select max(a.ends_at) as until, coalesce(jsonb_agg(distinct k.establishment_uai), '[]') as pupils
     from allocation a join known_enrolment k on k.id = a.enrolment_id where a.sitting_id = ? and a.room_code = ?`, [sittingId, room],
  );
  return { until: row?.until == null ? null : new Date(row.until), pupils: row?.pupils ?? [] };
}

async function lockActors(ids: readonly GlobalId[], { sittingId, room }: { sittingId: GlobalId; room: string }, { em }: Context): Promise<Map<GlobalId, Invigilator>> {
  const asked = JSON.stringify(ids);
  await em.execute('select id from known_actor where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update', [asked]);
  const rows = await em.execute<Invigilator[]>(
    `select k.id, k.establishment_uai as establishment, k.state, coalesce((
       select jsonb_agg(jsonb_build_object('startsAt', (extract(epoch from d.starts_at) * 1000)::float8, 'endsAt', (extract(epoch from d.ends_at) * 1000)::float8))
       from (
         select starts_at, ends_at from invigilation_duty where actor_id = k.id and not (sitting_id = ? and room_code = ?)
         union all select s.starts_at, a.ends_at from accommodation_aide x join sitting s on s.id = x.sitting_id
           join allocation a on a.sitting_id = x.sitting_id and a.enrolment_id = x.enrolment_id where x.actor_id = k.id) d), '[]') as duties
     from known_actor k where k.id in (select jsonb_array_elements_text(?::jsonb))`, [sittingId, room, asked],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function write({ sittingId, room, actorIds }: Assignment, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }, context: Context): Promise<void> {
  const { em, now, caller } = context;
  await em.execute(
    `with gone as (delete from invigilation_duty where sitting_id = ? and room_code = ? returning actor_id)
     insert into invigilation_change (sitting_id, room_code, at, by, actors_before, actors_after)
     select ?, ?, ?, ?, coalesce((select jsonb_agg(actor_id order by actor_id) from gone), '[]'), ?::jsonb`,
    [sittingId, room, sittingId, room, now(), caller.sub, JSON.stringify(actorIds)],
  );
  await em.execute(
    `insert into invigilation_duty (sitting_id, room_code, actor_id, starts_at, ends_at, at, by)
     select ?, ?, r, ?, ?, ?, ? from jsonb_array_elements_text(?::jsonb) as r`,
    [sittingId, room, startsAt, endsAt, now(), caller.sub, JSON.stringify(actorIds)],
  );
  await journalRows(context, { entity: 'InvigilationDuty', ids: actorIds.map((actorId) => `${sittingId}/${actorId}`) });
}
