import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';

import type { Summonable, SummonsLine, SummonsStateName } from './summons.rules.ts';

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
       c.first_name || ' ' || c.last_name as name, coalesce(p.lines, '[]') as lines, p.frozen, coalesce(l.last, 0)::integer as last,
       (select jsonb_build_object('id', s.id, 'state', s.state, 'lines', s.lines) from candidate_summons s
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
     left join (select enrolment_id, max(number) as last from candidate_summons where enrolment_id in (select id from locked) group by enrolment_id) l on l.enrolment_id = k.id
     order by k.id`,
    [JSON.stringify(ids)],
  );

export interface NewSummons {
  readonly id: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly candidateId: GlobalId;
  readonly session: number;
  readonly number: number;
  readonly state: SummonsStateName;
  readonly title: string;
  readonly body: string;
  readonly lines: readonly SummonsLine[];
  /** The summons that this one follows; null: none. */
  readonly follows: GlobalId | null;
}

/** Writes summonses, closes those that they follow, traces both, and marks the places as summoned: three statements. */
export async function insertSummonses(summonses: readonly NewSummons[], reason: string | null, { em, now, caller }: Pick<Context, 'em' | 'now' | 'caller'>): Promise<void> {
  const rows = JSON.stringify(summonses);
  const of = `jsonb_to_recordset(?::jsonb) as r(id text, "enrolmentId" text, "candidateId" text, session integer, number integer, state text, title text, body text, lines jsonb, follows text)`;
  await em.execute(
    `with closed as (
       update candidate_summons s set state = 'SUPERSEDED', version = s.version + 1 from ${of}
       join candidate_summons old on old.id = r.follows where s.id = r.follows returning s.id, old.state as state_before
     )
     insert into candidate_summons_change (summons_id, at, by, state_before, state_after, reason)
     select id, ?, ?, state_before, 'SUPERSEDED', ? from closed`,
    [rows, now(), caller.sub, reason],
  );
  await em.execute(
    `with written as (
       insert into candidate_summons (id, enrolment_id, candidate_id, session, number, state, issued_at, issued_by, reason, title, body, lines)
       select r.id, r."enrolmentId", r."candidateId", r.session, r.number, r.state, ?, ?, ?, r.title, r.body, r.lines from ${of} returning id, state
     )
     insert into candidate_summons_change (summons_id, at, by, state_before, state_after, reason) select id, ?, ?, null, state, ? from written`,
    [now(), caller.sub, reason, rows, now(), caller.sub, reason],
  );
  const held = summonses.filter(({ state }) => state === 'ISSUED').flatMap(({ lines }) => lines.map(({ allocationId }) => allocationId));
  await em.execute('update allocation set summoned = true where not summoned and id in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(held)]);
}

/** Cancels the summonses that hold of enrolments: one statement. @returns how many. */
export async function cancelSummonsesOf(enrolmentIds: readonly GlobalId[], reason: string, { em, now, caller }: Pick<Context, 'em' | 'now' | 'caller'>): Promise<number> {
  const rows = await em.execute<object[]>(
    `with old as (select id, state from candidate_summons where enrolment_id in (select jsonb_array_elements_text(?::jsonb)) and state in ('FORECAST', 'ISSUED', 'ACKNOWLEDGED')),
     closed as (update candidate_summons s set state = 'CANCELLED', version = version + 1 from old where s.id = old.id returning s.id, old.state)
     insert into candidate_summons_change (summons_id, at, by, state_before, state_after, reason) select id, ?, ?, state, 'CANCELLED', ? from closed returning summons_id`,
    [JSON.stringify(enrolmentIds), now(), caller.sub, reason],
  );
  return rows.length;
}

/** The enrolments of a session that have a place, and may be summoned. */
export const enrolmentsWithPlaces = async (em: EntityManager, session: number): Promise<GlobalId[]> =>
  (await em.execute<{ id: GlobalId }[]>('select distinct a.enrolment_id as id from allocation a join known_enrolment k on k.id = a.enrolment_id where k.session = ? order by 1', [session])).map(({ id }) => id);
