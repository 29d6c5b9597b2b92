import type { SqlMigration } from '@mirex/kit/database';

/** Who came to be heard. */
export const ORAL_ATTENDANCE: SqlMigration = {
  name: '2026-11-22-oral-attendance',
  sql: `
    create table oral_attendance (
      enrolment_id text collate "C" not null,
      paper_code text collate "C" not null,
      post_id text collate "C" not null references evaluation_post (id),
      presence text not null constraint somebody_was_heard_or_not check (presence in ('PRESENT', 'ABSENT', 'ABSENT_JUSTIFIED')),
      version integer not null,
      primary key (enrolment_id, paper_code)
    );
    create index oral_attendance_by_post on oral_attendance (post_id);
    create table oral_attendance_change (
      sequence bigint generated always as identity primary key,
      enrolment_id text collate "C" not null,
      paper_code text collate "C" not null,
      at timestamptz not null,
      by text not null,
      presence_before text,
      presence_after text not null
    );
  `,
};
