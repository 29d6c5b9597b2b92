import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { Summonable, SummonsContent, SummonsStateName } from './summons.rules.ts';

const ISO = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Locks enrolments, in the order of their ids: who summons or moves the same candidates waits. A statement of its own, so that
 * what is read next is what those before have committed.
 */
export async function lockEnrolmentsToSummon(tx: EntityManager, ids: readonly GlobalId[]): Promise<void> {
  await tx.execute('select id from known_enrolment where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update', [JSON.stringify(ids)]);
}

/** Enrolments with their places as they would be printed, and the summons that holds. */
export const readSummonables = (tx: EntityManager, ids: readonly GlobalId[]): Promise<Summonable[]> =>
  tx.execute<Summonable[]>(
    `with locked as (select * from known_enrolment where id in (select jsonb_array_elements_text(?::jsonb)))
     select k.id as "enrolmentId", k.candidate_id as "candidateId", k.number, k.session, k.speciality_code as speciality, k.diploma, k.state,
       c.first_name || ' ' || c.last_name as name, coalesce(p.lines, '[]') as lines, coalesce(o.orals, '[]') as orals, p.frozen, coalesce(l.last, 0)::integer as last,
       (select jsonb_build_object('id', s.id, 'state', s.state, 'lines', s.lines, 'orals', s.orals) from candidate_summons s
        where s.enrolment_id = k.id and s.state in ('FORECAST', 'ISSUED', 'ACKNOWLEDGED')) as live
     from locked k
     left join known_candidate c on c.id = k.candidate_id
     left join (
       select a.enrolment_id, max(s.frozen) as frozen, jsonb_agg(jsonb_build_object(
         'allocationId', a.id, 'paper', s.paper_code, 'venue', v.name, 'commune', v.commune, 'room', a.room_code, 'seat', a.seat,
         'startsAt', ${ISO('s.starts_at')}, 'endsAt', ${ISO('a.ends_at')}, 'timeZone', s.time_zone) order by s.starts_at, s.id) as lines
       from allocation a join sitting s on s.id = a.sitting_id join centre n on n.id = s.centre_id join venue v on v.id = n.venue_id
       where a.enrolment_id in (select id from locked) and n.state not in ('RELOCATED', 'CANCELLED') group by a.enrolment_id
     ) p on p.enrolment_id = k.id
     left join (
       select o.enrolment_id, jsonb_agg(jsonb_build_object(
         'postId', o.post_id, 'paper', o.paper_code, 'venue', v.name, 'commune', v.commune, 'room', e.room_code,
         'startsAt', ${ISO('o.starts_at')}, 'endsAt', ${ISO('o.ends_at')}, 'timeZone', v.time_zone) order by o.starts_at, o.paper_code) as orals
       from oral_slot o join evaluation_post e on e.id = o.post_id join centre n on n.id = e.centre_id join venue v on v.id = n.venue_id
       where o.enrolment_id in (select id from locked) and n.state not in ('RELOCATED', 'CANCELLED') group by o.enrolment_id
     ) o on o.enrolment_id = k.id
     left join (select enrolment_id, max(number) as last from candidate_summons where enrolment_id in (select id from locked) group by enrolment_id) l on l.enrolment_id = k.id
     order by k.id`,
    [JSON.stringify(ids)],
  );

export interface NewSummons extends SummonsContent {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly candidateId: GlobalId;
  readonly session: number;
  readonly number: number;
  readonly state: SummonsStateName;
  readonly title: string;
  readonly body: string;
  /** The summons that this one follows; null: none. */
  readonly follows: GlobalId | null;
}

/** Writes summonses, closes those that they follow, traces both, and marks places and slots as summoned: four statements. */
export async function insertSummonses(summonses: readonly NewSummons[], reason: string | null, context: Context): Promise<void> {
  const { em, now, caller } = context;
  const rows = JSON.stringify(summonses);
  const of = `jsonb_to_recordset(?::jsonb) as r(id text, "enrolmentId" text, "candidateId" text, session integer, number integer, state text, title text, body text, lines jsonb, orals jsonb, follows text)`;
  await writeRows(
    context, { entity: 'CandidateSummons', change: 'UPDATE' },
    `with written as (
       update candidate_summons s set state = 'SUPERSEDED', version = s.version + 1 from ${of}
       join candidate_summons old on old.id = r.follows where s.id = r.follows returning s.id, old.state as state_before
     )
     insert into candidate_summons_change (summons_id, at, by, state_before, state_after, reason)
     select id, ?, ?, state_before, 'SUPERSEDED', ? from written`,
    [rows, now(), caller.sub, reason],
  );
  await writeRows(
    context, { entity: 'CandidateSummons' },
    `with written as (
       insert into candidate_summons (id, enrolment_id, candidate_id, session, number, state, issued_at, issued_by, reason, title, body, lines, orals)
       select r.id, r."enrolmentId", r."candidateId", r.session, r.number, r.state, ?, ?, ?, r.title, r.body, r.lines, r.orals from ${of} returning id, state
     )
     insert into candidate_summons_change (summons_id, at, by, state_before, state_after, reason) select id, ?, ?, null, state, ? from written`,
    [now(), caller.sub, reason, rows, now(), caller.sub, reason],
  );
  const held = summonses.filter(({ state }) => state === 'ISSUED').flatMap(({ lines }) => lines.map(({ allocationId }) => allocationId));
  await writeRows(context, { entity: 'Allocation', change: 'UPDATE' }, 'update allocation set summoned = true where not summoned and id in (select jsonb_array_elements_text(?::jsonb)) returning id', [JSON.stringify(held)]);
  const heard = summonses.filter(({ state }) => state === 'ISSUED').flatMap(({ enrolmentId, orals }) => orals.map(({ paper }) => ({ enrolmentId, paper })));
  await em.execute(
    `update oral_slot o set summoned = true from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, paper text) where o.enrolment_id = r."enrolmentId" and o.paper_code = r.paper and not o.summoned`,
    [JSON.stringify(heard)],
  );
}

/** Cancels the summonses that hold of enrolments: one statement. @returns how many. */
export async function cancelSummonsesOf(enrolmentIds: readonly GlobalId[], reason: string, context: Context): Promise<number> {
  const { now, caller } = context;
  const rows = await writeRows<object>(
    context, { entity: 'CandidateSummons', change: 'UPDATE' },
    `with old as (select id, state from candidate_summons where enrolment_id in (select jsonb_array_elements_text(?::jsonb)) and state in ('FORECAST', 'ISSUED', 'ACKNOWLEDGED')),
     written as (update candidate_summons s set state = 'CANCELLED', version = version + 1 from old where s.id = old.id returning s.id, old.state)
     insert into candidate_summons_change (summons_id, at, by, state_before, state_after, reason) select id, ?, ?, state, 'CANCELLED', ? from written returning summons_id`,
    [JSON.stringify(enrolmentIds), now(), caller.sub, reason],
  );
  return rows.length;
}

/** The enrolments of a session that have a place or a slot, and may be summoned. */
export const enrolmentsWithPlaces = async (em: EntityManager, session: number): Promise<GlobalId[]> =>
  (await em.execute<{ id: GlobalId }[]>('select k.id from known_enrolment k where k.session = ? and (exists (select from allocation a where a.enrolment_id = k.id) or exists (select from oral_slot o where o.enrolment_id = k.id)) order by 1', [session])).map(({ id }) => id);
