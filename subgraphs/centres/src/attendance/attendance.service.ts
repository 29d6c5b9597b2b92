import { LockMode } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { Allocation } from '../allocation/allocation.entity.ts';
import { boundTo } from '../centre/bound-to.ts';
import { Sitting } from '../sitting/sitting.entity.ts';
import { Attendance, Presence, SittingReport } from './attendance.entity.ts';
import { type AttendanceLine, type AttendanceRefusal, checkLines, checkReportable } from './attendance.rules.ts';

/**
 * Says who came to a sitting and who did not; said again, it is corrected, and every correction leaves its trace.
 *
 * Two who record the same sitting at once: the second waits, and corrects the first. Six statements, however many lines.
 */
export function recordAttendance(sittingId: GlobalId, lines: readonly AttendanceLine[], context: Context): Promise<Outcome<number, AttendanceRefusal>> {
  return context.em.transactional(async (tx) => {
    const sitting = await tx.findOne(Sitting, { id: sittingId }, { filters: false, lockMode: LockMode.PESSIMISTIC_WRITE });
    const reportable = checkReportable(sittingId, sitting, boundTo(context), context.now());
    if (!reportable.ok) return reportable;
    const places = new Set((await tx.find(Allocation, { sittingId })).map(({ id }) => id));
    const checked = checkLines(lines, places);
    if (!checked.ok) return checked;
    const inside = within(context, tx);
    await writeLines(sittingId, lines, inside);
    await journalRows(inside, { entity: 'Attendance', ids: lines.map(({ allocationId }) => allocationId), change: 'UPDATE' });
    return accept(lines.length);
  });
}

interface Told {
  readonly allocationId: GlobalId;
  readonly enrolmentId: GlobalId;
  readonly session: number;
  readonly paper: string;
  readonly sittingId: GlobalId;
  readonly centreId: GlobalId;
  readonly presence: Presence;
  readonly version: number;
}

/** Writes, traces and tells what has changed; a line that says what was said already changes nothing. */
async function writeLines(sittingId: GlobalId, lines: readonly AttendanceLine[], { em, now, caller, emit }: Context): Promise<void> {
  const told = await em.execute<Told[]>(
    `with asked as (
       select r."allocationId" as id, r.presence, a.enrolment_id, t.presence as before, coalesce(t.version, 0) as version
       from jsonb_to_recordset(?::jsonb) as r("allocationId" text, presence text) join allocation a on a.id = r."allocationId"
       left join attendance t on t.allocation_id = a.id where t.presence is distinct from r.presence
     ), written as (
       insert into attendance (allocation_id, enrolment_id, sitting_id, presence, version) select id, enrolment_id, ?, presence, version + 1 from asked
       on conflict (allocation_id) do update set presence = excluded.presence, version = excluded.version returning *
     ), traced as (
       insert into attendance_change (allocation_id, at, by, presence_before, presence_after) select id, ?, ?, before, presence from asked
     )
     select w.allocation_id as "allocationId", w.enrolment_id as "enrolmentId", s.session, s.paper_code as paper, s.id as "sittingId", s.centre_id as "centreId", w.presence, w.version
     from written w join sitting s on s.id = w.sitting_id`,
    [JSON.stringify(lines), sittingId, now(), caller.sub],
  );
  await emit(em, told.map(({ version, ...payload }) => ({ topic: 'attendance.recorded' as const, key: payload.allocationId, version, payload })), now());
}

/** Reports a sitting: whether it began, what happened. The counts are those of the attendance recorded by then. */
export function reportSitting(sittingId: GlobalId, { started, incident }: { readonly started: boolean; readonly incident: string | null }, context: Context): Promise<Outcome<SittingReport, AttendanceRefusal>> {
  return context.em.transactional(async (tx) => {
    const sitting = await tx.findOne(Sitting, { id: sittingId }, { filters: false });
    const reportable = checkReportable(sittingId, sitting, boundTo(context), context.now());
    if (!reportable.ok) return reportable;
    const present = await tx.count(Attendance, { sittingId, presence: Presence.PRESENT });
    const absent = await tx.count(Attendance, { sittingId, presence: { $ne: Presence.PRESENT } });
    return accept(tx.create(SittingReport, { sittingId, at: context.now(), by: context.caller.sub, started, present, absent, incident: incident?.trim() || null }));
  });
}
