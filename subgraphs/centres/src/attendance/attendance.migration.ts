import type { SqlMigration } from '@mirex/kit/database';

/** Who came, and what the head of a centre reports of each sitting. */
export const ATTENDANCE: SqlMigration = {
  name: '2026-11-22-attendance',
  sql: `
    create table attendance (
      allocation_id text collate "C" primary key,
      enrolment_id text collate "C" not null,
      sitting_id text collate "C" not null references sitting (id),
      presence text not null constraint somebody_came_or_did_not check (presence in ('PRESENT', 'ABSENT', 'ABSENT_JUSTIFIED')),
      version integer not null
    );
    create index attendance_by_sitting on attendance (sitting_id);
    create table attendance_change (
      sequence bigint generated always as identity primary key,
      allocation_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      presence_before text,
      presence_after text not null
    );
    create index attendance_change_by_allocation on attendance_change (allocation_id, sequence);
    create table sitting_report (
      sequence bigint generated always as identity primary key,
      sitting_id text collate "C" not null references sitting (id),
      at timestamptz not null,
      by text not null,
      started boolean not null,
      present integer not null,
      absent integer not null,
      incident text
    );
    create index sitting_report_by_sitting on sitting_report (sitting_id, sequence);
  `,
};
