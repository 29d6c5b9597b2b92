import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { findFaults } from '../readiness/readiness.query.ts';
import { isBlocking } from '../readiness/readiness.rules.ts';
import { type CalendarZone, SessionCalendar, SessionState } from './session-calendar.entity.ts';
import { tracePlan } from './session-trace.ts';
import { checkReopening, checkStep, type SessionRefusal } from './session.rules.ts';

export interface SessionMove {
  readonly year: number;
  readonly zone: CalendarZone;
  readonly to: SessionState;
  readonly reason?: string | null | undefined;
}

type Done = Promise<Outcome<SessionCalendar, SessionRefusal>>;

/**
 * Moves a session on, and publishes where it stands: what the phase that it leaves had opened is locked. Enrolments open when
 * nothing in the data of the session blocks.
 *
 * Two who act at once: the second waits, and is refused a step that was just taken.
 */
export function moveSession({ year, zone, to, reason }: SessionMove, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const calendar = await tx.findOne(SessionCalendar, { sessionYear: year, zone }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!calendar) return refuse({ code: 'SESSION_UNKNOWN', given: year, zone });
    const step = checkStep(calendar.state, to);
    if (!step.ok) return step;
    const blocking = to === SessionState.ENROLMENT_OPEN ? (await findFaults(tx, year, null)).filter(isBlocking) : [];
    const [first] = blocking;
    if (first) return refuse({ code: 'SESSION_NOT_READY', count: blocking.length, first: `${first.code} ${first.subject}` });
    await tracePlan(tx, [{ session: year, zone, what: 'STATE', subject: zone, before: calendar.state, after: to, reason: reason?.trim() || null }], context);
    calendar.state = to;
    await tx.flush();
    await publishPlan(`Session ${year}, ${zone} : ${to}`, within(context, tx));
    return accept(calendar);
  });
}

export interface SessionReopening {
  readonly year: number;
  readonly zone: CalendarZone;
  readonly phase: SessionState;
  readonly reason: string;
  readonly until: Date;
}

/** Opens a phase again until an instant, and publishes it. Two at once: the second waits, and its reopening stands. */
export function reopenSession({ year, zone, phase, reason, until }: SessionReopening, context: Context): Done {
  return context.em.transactional(async (tx) => {
    const calendar = await tx.findOne(SessionCalendar, { sessionYear: year, zone }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!calendar) return refuse({ code: 'SESSION_UNKNOWN', given: year, zone });
    const checked = checkReopening(calendar.state, { phase, reason, until }, context.now());
    if (!checked.ok) return checked;
    await tracePlan(tx, [{ session: year, zone, what: 'REOPENING', subject: phase, before: calendar.reopenedUntil?.toISOString() ?? null, after: until.toISOString(), reason: reason.trim() }], context);
    Object.assign(calendar, { reopenedFor: reason.trim(), reopenedPhase: phase, reopenedUntil: until });
    await tx.flush();
    await publishPlan(`Session ${year}, ${zone} : ${phase} rouverte`, within(context, tx));
    return accept(calendar);
  });
}
