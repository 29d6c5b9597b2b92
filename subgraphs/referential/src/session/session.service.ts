import { LockMode } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type CalendarZone, SessionCalendar, type SessionState } from './session-calendar.entity.ts';
import { checkStep, type SessionRefusal } from './session.rules.ts';

export interface SessionMove {
  readonly year: number;
  readonly zone: CalendarZone;
  readonly to: SessionState;
  readonly reason?: string | null | undefined;
}

/** Moves a session on, or reopens it. Two who act at once: the second waits, and is refused a step that was just taken. */
export function moveSession({ year, zone, to, reason }: SessionMove, { em, caller }: Context): Promise<Outcome<SessionCalendar, SessionRefusal>> {
  return em.transactional(async (tx) => {
    const calendar = await tx.findOne(SessionCalendar, { sessionYear: year, zone }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!calendar) return refuse({ code: 'SESSION_UNKNOWN', given: year, zone });
    const step = checkStep({ from: calendar.state, to, reason: reason ?? '', roles: caller.roles });
    if (!step.ok) return step;
    calendar.state = to;
    if (step.value === 'REOPENED') calendar.reopenedFor = reason ?? null;
    return accept(calendar);
  });
}
