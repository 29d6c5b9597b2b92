import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type AttendanceRefusal, checkReportable, type PresenceName } from '../attendance/attendance.rules.ts';
import { boundTo } from '../centre/bound-to.ts';
import { EvaluationPost, OralSlot } from '../oral/oral.entity.ts';

export interface HeardLine {
  readonly enrolmentId: GlobalId;
  readonly presence: PresenceName;
}

interface Told {
  readonly enrolmentId: GlobalId;
  readonly presence: PresenceName;
  readonly version: number;
}

/**
 * Says who came to be heard at a post and who did not; said again, it is corrected, and every correction leaves its trace. Marks
 * are told of it as of a written paper's.
 *
 * Two who record the same post at once: the second waits, and corrects the first. Five statements, however many lines.
 */
export function recordOralAttendance(postId: GlobalId, lines: readonly HeardLine[], context: Context): Promise<Outcome<number, AttendanceRefusal>> {
  return context.em.transactional(async (tx) => {
    const post = await tx.findOne(EvaluationPost, { id: postId }, { filters: false, lockMode: LockMode.PESSIMISTIC_WRITE });
    const reportable = checkReportable(postId, post, boundTo(context), context.now());
    if (!reportable.ok || !post) return reportable.ok ? refuse({ code: 'REPORT_SITTING_UNKNOWN', given: postId }) : reportable;
    const heard = new Set((await tx.find(OralSlot, { postId }, { filters: false })).map(({ enrolmentId }) => enrolmentId));
    const stranger = lines.find(({ enrolmentId }) => !heard.has(enrolmentId));
    if (stranger) return refuse({ code: 'ATTENDANCE_OF_ANOTHER_SITTING', given: stranger.enrolmentId });
    const twice = lines.find(({ enrolmentId }, i) => lines.findIndex((line) => line.enrolmentId === enrolmentId) < i);
    if (twice) return refuse({ code: 'ATTENDANCE_TWICE', given: twice.enrolmentId });
    await write(post, lines, within(context, tx));
    return accept(lines.length);
  });
}

/** Writes, traces and tells what has changed; a line that says what was said already changes nothing. */
async function write({ id, session, paperCode, centreId }: EvaluationPost, lines: readonly HeardLine[], context: Context): Promise<void> {
  const { em, now, caller, emit } = context;
  const told = await em.execute<Told[]>(
    `with asked as (
       select r."enrolmentId" as id, r.presence, t.presence as before, coalesce(t.version, 0) as version
       from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, presence text) left join oral_attendance t on t.enrolment_id = r."enrolmentId" and t.paper_code = ?
       where t.presence is distinct from r.presence
     ), written as (
       insert into oral_attendance (enrolment_id, paper_code, post_id, presence, version) select id, ?, ?, presence, version + 1 from asked
       on conflict (enrolment_id, paper_code) do update set post_id = excluded.post_id, presence = excluded.presence, version = excluded.version returning *
     ), traced as (
       insert into oral_attendance_change (enrolment_id, paper_code, at, by, presence_before, presence_after) select id, ?, ?, ?, before, presence from asked
     )
     select enrolment_id as "enrolmentId", presence, version from written order by enrolment_id`,
    [JSON.stringify(lines), paperCode, paperCode, id, paperCode, now(), caller.sub],
  );
  await emit(em, told.map(({ enrolmentId, presence, version }) => ({
    topic: 'attendance.recorded' as const, key: `${enrolmentId}/${paperCode}`, version,
    payload: { allocationId: null, enrolmentId, session, paper: paperCode, sittingId: id, centreId, presence },
  })), now());
  await journalRows(context, { entity: 'OralAttendance', ids: told.map(({ enrolmentId }) => `${enrolmentId}/${paperCode}`), change: 'UPDATE' });
}
