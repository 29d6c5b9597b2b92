import type { SqlMigration } from '@mirex/kit/database';

export const markingMigration: SqlMigration = {
  name: '2026-11-22-marking',
  sql: `
    create table marking_batch (
      id text collate "C" primary key,
      session integer not null,
      paper text collate "C" not null,
      medium text not null,
      marker_id text collate "C" not null,
      marker_uai text collate "C",
      due_at timestamptz not null,
      state text not null,
      sent integer,
      returned integer,
      finished_at timestamptz,
      version integer not null default 1
    );
    create index marking_batch_by_marker on marking_batch (marker_id);
    create index marking_batch_by_paper on marking_batch (session, paper);
    create table script (
      code text collate "C" primary key,
      session integer not null,
      paper text collate "C" not null,
      enrolment_id text collate "C" not null,
      mark_id text collate "C" not null,
      establishment_uai text collate "C" not null,
      batch_id text collate "C" references marking_batch (id),
      constraint one_script_per_enrolment_and_paper unique (enrolment_id, paper)
    );
    create index script_by_batch on script (batch_id);
    create index script_by_paper on script (session, paper);
    create index script_by_mark on script (mark_id);
  `,
};
