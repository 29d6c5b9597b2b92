import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { rangeText, tracePlan } from '../session/session-trace.ts';

export interface ScheduledSlot {
  readonly session: number;
  readonly zone: string;
  readonly paper: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/**
 * Schedules papers of the first group that have no date yet, each for everybody at once, as PLACEHOLDER, and publishes them: one
 * transaction of a few statements, however many. Done again, it changes nothing. For demonstration data: the bureau's own dates are
 * checked one by one.
 *
 * @returns how many were scheduled.
 */
export function scheduleInBulk(slots: readonly ScheduledSlot[], context: Context): Promise<number> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const written = await writeRows<{ id: string }>(inside, { entity: 'ScheduledPaper' },
      `insert into scheduled_paper (session_year, zone, paper_code, round, kind, starts_at, ends_at, status)
       select session, zone, paper, 'FIRST_GROUP', 'SITTING', "startsAt", "endsAt", 'PLACEHOLDER'
       from jsonb_to_recordset(?::jsonb) as r(session integer, zone text, paper text, "startsAt" timestamptz, "endsAt" timestamptz)
       on conflict do nothing returning concat_ws(' ', session_year, zone, paper_code) as id`, [JSON.stringify(slots)]);
    if (written.length === 0) return 0;
    const ids = new Set(written.map(({ id }) => id));
    const fresh = slots.filter(({ session, zone, paper }) => ids.has(`${session} ${zone} ${paper}`));
    await tracePlan(tx, fresh.map(({ session, zone, paper, startsAt, endsAt }) => ({ session, zone, what: 'SCHEDULE', subject: `${paper} FIRST_GROUP`, before: null, after: rangeText(startsAt, endsAt), reason: null })), context);
    await publishPlan(`Échéancier : ${fresh.length} épreuves`, inside);
    return fresh.length;
  });
}
