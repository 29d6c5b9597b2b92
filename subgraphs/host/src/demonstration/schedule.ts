import { type ScheduledSlot, scheduleInBulk } from '@mirex/referential/schedule/schedule-in-bulk.service';
import type { Instance } from '@mirex/kit/instance';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** When the paper of a rank is sat, in a demonstration: one a day from the second day of the papers, for two hours in the morning. */
export const slotOf = (papersFrom: number, rank: number): { readonly startsAt: Date; readonly endsAt: Date } =>
  ({ startsAt: new Date(papersFrom + (rank + 1) * DAY + 8 * HOUR), endsAt: new Date(papersFrom + (rank + 1) * DAY + 10 * HOUR) });

/** The national schedule of a demonstration session: every terminal paper in every zone, so that sittings have a date to keep to. */
export async function schedule(referential: Instance, session: number): Promise<number> {
  const { em } = referential.context();
  const papers = await em.execute<{ zone: string; from: Date; paper: string; rank: string }[]>(
    `select f.zone, f.starts_at as "from", p.code as paper, row_number() over (partition by f.zone, p.speciality_code order by p.code) - 1 as rank
     from paper p join session_phase f on f.session_year = ? and f.phase = 'PAPERS'
     where p.mode = 'TERMINAL' and p.first_session <= ? and (p.last_session is null or ? <= p.last_session)`, [session, session, session],
  );
  const slots = papers.map(({ zone, from, paper, rank }): ScheduledSlot => ({ session, zone, paper, ...slotOf(new Date(from).getTime(), Number(rank)) }));
  return scheduleInBulk(slots, referential.context());
}
