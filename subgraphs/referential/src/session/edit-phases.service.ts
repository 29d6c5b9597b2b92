import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { publishPlan } from '../edition/publish-plan.service.ts';
import { FactStatus } from '../fact/fact-status.type.ts';
import { type LocalTimeRefusal, rangeOf } from '../schedule/local-time.ts';
import { PHASE_OF_ROUND } from '../schedule/schedule.rules.ts';
import { ScheduledPaper } from '../schedule/scheduled-paper.entity.ts';
import { checkEditable, checkPhases, type PhaseRange, type PhasesRefusal } from './phases.rules.ts';
import { type CalendarZone, SessionCalendar, type SessionState } from './session-calendar.entity.ts';
import { SessionPhase } from './session-phase.entity.ts';
import { rangeText, tracePlan } from './session-trace.ts';
import type { SessionRefusal } from './session.rules.ts';

export interface PhaseEdit {
  readonly phase: SessionState;
  /** On the clocks of the zone: `2027-06-08T00:00`. */
  readonly startsLocal: string;
  readonly endsLocal: string;
}

export interface PhasesEdit {
  readonly year: number;
  readonly zone: CalendarZone;
  /** The version of the calendar that whoever acts has seen. */
  readonly version: number;
  readonly phases: readonly PhaseEdit[];
  readonly reason?: string | null | undefined;
}

/**
 * Sets when phases of a session are, in one zone, and publishes it. Two at once: the second waits, then is
 * SESSION_CHANGED_MEANWHILE.
 */
export function editPhases({ year, zone, version, phases, reason }: PhasesEdit, context: Context): Promise<Outcome<SessionCalendar, PhasesRefusal | SessionRefusal | LocalTimeRefusal>> {
  const why = reason?.trim() ?? '';
  return context.em.transactional(async (tx) => {
    const calendar = await tx.findOne(SessionCalendar, { sessionYear: year, zone }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!calendar) return refuse({ code: 'SESSION_UNKNOWN', given: year, zone });
    if (calendar.version !== version) return refuse({ code: 'SESSION_CHANGED_MEANWHILE', seen: version, version: calendar.version });
    const editable = checkEditable(calendar.state, why);
    if (!editable.ok) return editable;
    const changed: PhaseRange[] = [];
    for (const { phase, startsLocal, endsLocal } of phases) {
      const range = rangeOf(startsLocal, endsLocal, calendar.timeZone);
      if (!range.ok) return range;
      changed.push({ phase, ...range.value });
    }
    const held = await tx.find(SessionPhase, { sessionYear: year, zone });
    const papers = (await tx.find(ScheduledPaper, { sessionYear: year, zone })).map(({ paperCode, round, startsAt, endsAt }) => ({ paper: paperCode, phase: PHASE_OF_ROUND[round], startsAt, endsAt }));
    const checked = checkPhases(held, changed, papers);
    if (!checked.ok) return checked;
    const changes = changed.map(({ phase, startsAt, endsAt }) => {
      const before = held.find((one) => one.phase === phase);
      return { session: year, zone, what: 'PHASE' as const, subject: phase, before: before ? rangeText(before.startsAt, before.endsAt) : null, after: rangeText(startsAt, endsAt), reason: why || null };
    });
    await tx.upsertMany(SessionPhase, changed.map(({ phase, ...range }) => ({ sessionYear: year, zone, phase: phase as SessionState, ...range, status: FactStatus.CONFIRMED })));
    await tracePlan(tx, changes, context);
    // The dates stand in other rows: the calendar is another version all the same.
    await tx.execute('update session_calendar set version = version + 1 where session_year = ? and zone = ?', [year, zone]);
    await tx.refresh(calendar);
    await publishPlan(`Session ${year}, ${zone} : phases`, within(context, tx));
    return accept(calendar);
  });
}
