import type { Context } from '@mirex/kit/context';
import type { Sealed } from '@mirex/kit/privacy/vault';
import type { GlobalId } from '@mirex/schema/global-id';

import { openMeasuresOf } from '../enrolment/known-measures.ts';
import type { Aide, AidedCandidate } from './aide.rules.ts';

/** One candidate's seat in one sitting. */
export interface Seat {
  readonly sittingId: GlobalId;
  readonly enrolmentId: GlobalId;
}

/** A seat, who helps there now, and how often that was said. */
export interface HeldSeat extends AidedCandidate {
  readonly specialityCode: string;
  readonly session: number;
  /** ISO date, by the clock of the venue. */
  readonly day: string;
  readonly actorId: GlobalId | null;
  readonly version: number;
}

interface SeatRow extends Omit<HeldSeat, 'measures' | 'span'> {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly sealed: Sealed | null;
}

const MILLISECONDS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

/** A seat, locked: whoever says who helps there waits for who says it. Undefined: nobody of that enrolment sits there. Two statements. */
export async function holdSeat({ sittingId, enrolmentId }: Seat, { em, vault }: Context): Promise<HeldSeat | undefined> {
  await em.execute('select id from allocation where sitting_id = ? and enrolment_id = ? for update', [sittingId, enrolmentId]);
  const [row] = await em.execute<SeatRow[]>(
    `select k.candidate_id as "candidateId", k.establishment_uai as "establishmentUai", s.paper_code as "paperCode", s.speciality_code as "specialityCode", s.session, (s.starts_at at time zone s.time_zone)::date::text as day,
       ${MILLISECONDS('s.starts_at')} as "startsAt", ${MILLISECONDS('a.ends_at')} as "endsAt", m.measures as sealed, x.actor_id as "actorId", coalesce(x.version, 0) as version
     from allocation a join sitting s on s.id = a.sitting_id join known_enrolment k on k.id = a.enrolment_id
     left join known_measure m on m.enrolment_id = a.enrolment_id left join accommodation_aide x on x.sitting_id = a.sitting_id and x.enrolment_id = a.enrolment_id
     where a.sitting_id = ? and a.enrolment_id = ?`, [sittingId, enrolmentId]);
  if (!row) return undefined;
  const { startsAt, endsAt, sealed, ...seat } = row;
  return { ...seat, span: { startsAt, endsAt }, measures: openMeasuresOf(vault, row.paperCode, { enrolmentId, sealed }).map(({ code }) => code) };
}

/** An actor, locked: nobody else gives them anything to do meanwhile. What is held against merged records counts for who stands for them. Two statements. */
export async function holdAide(actorId: GlobalId, { sittingId, enrolmentId }: Seat, day: string, { em }: Context): Promise<Aide | undefined> {
  await em.execute('select id from known_actor where id = ? for update', [actorId]);
  const [row] = await em.execute<Aide[]>(
    `select k.id, k.establishment_uai as "establishmentUai", k.state, coalesce((
       select jsonb_agg(jsonb_build_object('kind', i.kind, 'target', i.target) order by i.id) from known_incompatibility i
       where i.actor_id in (select same.id from known_actor same where same.id = k.id or same.survivor_id = k.id)
         and not i.withdrawn and (i.from_date is null or i.from_date <= ?::date) and (i.to_date is null or i.to_date >= ?::date)), '[]') as conflicts, coalesce((
       select jsonb_agg(jsonb_build_object('startsAt', ${MILLISECONDS('d.starts_at')}, 'endsAt', ${MILLISECONDS('d.ends_at')})) from (
         select starts_at, ends_at from invigilation_duty where actor_id = k.id
         union all select s.starts_at, a.ends_at from accommodation_aide x join sitting s on s.id = x.sitting_id
           join allocation a on a.sitting_id = x.sitting_id and a.enrolment_id = x.enrolment_id
         where x.actor_id = k.id and not (x.sitting_id = ? and x.enrolment_id = ?)) d), '[]') as duties
     from known_actor k where k.id = ?`, [day, day, sittingId, enrolmentId, actorId]);
  return row;
}
