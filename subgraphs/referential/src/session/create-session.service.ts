import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { tracePlan } from './session-trace.ts';
import { Session } from './session.entity.ts';
import { checkNewSession, type PhasesRefusal } from './phases.rules.ts';

/**
 * Makes a session of an earlier one: its zones, as drafts, and its phases on the same local days, to be checked. Two who make one
 * at once: the second waits, and is SESSION_EXISTS.
 *
 * @param model the session that it is made of; undefined: the newest before it.
 */
export function createSession({ year, model }: { readonly year: number; readonly model?: number | null | undefined }, context: Context): Promise<Outcome<Session, PhasesRefusal>> {
  return context.em.transactional(async (tx) => {
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', ['sessions']);
    const years = (await tx.find(Session, {})).map((session) => session.year);
    const from = checkNewSession(year, model ?? null, years, Number(seatDay(context.owner, context.now()).slice(0, 4)));
    if (!from.ok) return from;
    const session = tx.create(Session, { year });
    await tx.flush();
    await tx.execute(
      `insert into session_calendar (session_year, zone, time_zone, state) select ?, zone, time_zone, 'DRAFT' from session_calendar where session_year = ?`, [year, from.value],
    );
    await tx.execute(
      `insert into session_phase (session_year, zone, phase, starts_at, ends_at, status)
       select ?, p.zone, p.phase, (p.starts_at at time zone c.time_zone + make_interval(years => by)) at time zone c.time_zone,
         (p.ends_at at time zone c.time_zone + make_interval(years => by)) at time zone c.time_zone, 'TO_BE_CHECKED'
       from session_phase p join session_calendar c using (session_year, zone), (select cast(? as integer) as by) as shift where p.session_year = ?`,
      [year, year - from.value, from.value],
    );
    await tracePlan(tx, [{ session: year, zone: null, what: 'STATE', subject: String(year), before: null, after: 'DRAFT', reason: `D’après la session ${from.value}` }], context);
    await publishPlan(`Session ${year} créée`, within(context, tx));
    return accept(session);
  });
}
