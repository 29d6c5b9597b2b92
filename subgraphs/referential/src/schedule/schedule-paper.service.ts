import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { coversSession } from '@mirex/schema/session-range';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { FactStatus } from '../fact/fact-status.type.ts';
import { Paper } from '../paper/paper.entity.ts';
import { type CalendarZone, SessionCalendar, type SessionState } from '../session/session-calendar.entity.ts';
import { SessionPhase } from '../session/session-phase.entity.ts';
import { rangeText, tracePlan } from '../session/session-trace.ts';
import { type LocalTimeRefusal, rangeOf } from './local-time.ts';
import { type Around, checkSchedulable, checkSlot, PHASE_OF_ROUND, type ScheduleRefusal } from './schedule.rules.ts';
import { type ScheduleKind, ScheduledPaper, type ScheduleRound } from './scheduled-paper.entity.ts';

export interface SchedulingRequest {
  readonly session: number;
  readonly zone: CalendarZone;
  readonly paper: string;
  readonly round: ScheduleRound;
  readonly kind: ScheduleKind;
  /** On the clocks of the zone: `2027-06-08T09:00`. */
  readonly startsLocal: string;
  readonly endsLocal: string;
  readonly version?: number | null | undefined;
  readonly reason?: string | null | undefined;
}

/**
 * Says when a paper is sat in a zone, and publishes it.
 *
 * Two who schedule in one zone at once: the calendar's row makes the second wait, who is then refused when they had seen
 * another version.
 */
export function schedulePaper(asked: SchedulingRequest, context: Context): Promise<Outcome<ScheduledPaper, ScheduleRefusal | LocalTimeRefusal>> {
  const { session, zone, paper: code, round, kind } = asked;
  const key = { sessionYear: session, zone, paperCode: code, round };
  const reason = asked.reason?.trim() ?? '';
  return context.em.transactional(async (tx) => {
    const calendar = await tx.findOne(SessionCalendar, { sessionYear: session, zone }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!calendar) return refuse({ code: 'SCHEDULE_CALENDAR_UNKNOWN', session, zone });
    const found = await tx.findOne(Paper, { code });
    const paper = found && coversSession(found, session) ? found : undefined;
    const schedulable = checkSchedulable({ code, session, mode: paper?.mode, reason }, calendar.state);
    if (!schedulable.ok) return schedulable;
    const range = rangeOf(asked.startsLocal, asked.endsLocal, calendar.timeZone);
    if (!range.ok) return range;

    const held = await tx.findOne(ScheduledPaper, key);
    if (held?.version !== (asked.version ?? undefined)) return refuse({ code: 'SCHEDULE_CHANGED_MEANWHILE', found: held?.version ?? null });
    const slot = { kind, ...range.value };
    const checked = checkSlot(slot, await around(tx, asked));
    if (!checked.ok) return checked;
    const before = held && rangeText(held.startsAt, held.endsAt);
    const scheduled = held ? tx.assign(held, slot) : tx.create(ScheduledPaper, { ...key, ...slot, status: FactStatus.CONFIRMED });
    await tx.flush();
    await tracePlan(tx, [{ session, zone, what: 'SCHEDULE', subject: `${code} ${round}`, before, after: rangeText(slot.startsAt, slot.endsAt), reason: reason || null }], context);
    await publishPlan(`Échéancier ${session} : ${code}, ${zone}`, within(context, tx));
    return accept(scheduled);
  });
}

async function around(tx: EntityManager, { session, zone, paper, round }: SchedulingRequest): Promise<Around> {
  const phaseName = PHASE_OF_ROUND[round];
  const phase = await tx.findOne(SessionPhase, { sessionYear: session, zone, phase: phaseName as SessionState });
  const siblings = await tx.find(Paper, { specialityCode: paper.split('.')[0] ?? '', code: { $ne: paper } });
  const others = await tx.find(ScheduledPaper, { sessionYear: session, zone, round, paperCode: { $in: siblings.map(({ code }) => code) } });
  return { phase: phase ?? undefined, phaseName, others };
}
