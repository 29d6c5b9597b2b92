import type { EntityManager } from '@mikro-orm/postgresql';
import { NATION } from '@mirex/schema/mirex';
import { seatDay } from '@mirex/schema/seat-day';

const LISTED = `(select jsonb_array_elements_text(?::jsonb))`;

/** The specialities that there are among the codes. */
export async function specialitiesOf(tx: EntityManager, codes: readonly string[]): Promise<Map<string, { code: string; diploma: string }>> {
  const rows = await tx.execute<{ code: string; diploma: string }[]>(
    `select code, diploma_code as diploma from speciality where code in ${LISTED}`, [JSON.stringify([...new Set(codes)])],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

/** Diplomas of which the regulation of a session allows a person one speciality. */
export async function diplomasWithOneSpeciality(tx: EntityManager, session: number): Promise<Set<string>> {
  const rows = await tx.execute<{ diploma: string }[]>(
    `select r.diploma_code as diploma from exam_regulation r join regulation_item i on i.regulation_code = r.code
     where i.name = 'SPECIALITIES_A_SESSION_AT_MOST' and i.value = 1 and r.region_code is null
       and r.first_session <= cast(? as integer) and (r.last_session is null or cast(? as integer) <= r.last_session)`,
    [session, session],
  );
  return new Set(rows.map(({ diploma }) => diploma));
}

/**
 * Until when each person is banned, ISO days: bans that run on the day of the request by the clock of the ministry, or begin
 * before the session's last paper is sat.
 */
export async function bansOf(tx: EntityManager, personKeys: readonly string[], session: number, now: Date): Promise<Map<string, string>> {
  const rows = await tx.execute<{ person_key: string; until: string }[]>(
    `select person_key, max(banned_until)::text as until from exam_ban
     where person_key in ${LISTED} and lifted_at is null and banned_until >= cast(? as date)
       and banned_from <= coalesce((select max(ends_at) from session_phase where session_year = ? and phase = 'PAPERS'), ?)
     group by person_key`,
    [JSON.stringify([...new Set(personKeys)]), seatDay(NATION, now), session, now],
  );
  return new Map(rows.map((row) => [row.person_key, row.until]));
}

export interface LockChange {
  readonly at: Date;
  readonly by: string;
  readonly specialityBefore: string | null;
  readonly specialityAfter: string | null;
  readonly reason: string | null;
}

/** What an enrolment took and gave back, oldest first. */
export const changesOfLock = (em: EntityManager, enrolmentId: string): Promise<LockChange[]> =>
  em.execute<LockChange[]>(
    `select at, by, speciality_before as "specialityBefore", speciality_after as "specialityAfter", reason
     from speciality_lock_change where enrolment_id = ? order by sequence`, [enrolmentId],
  );
