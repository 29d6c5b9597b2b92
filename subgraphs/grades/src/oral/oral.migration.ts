import type { SqlMigration } from '@mirex/kit/database';

export const oralMigration: SqlMigration = {
  name: '2026-11-22-oral-batches',
  sql: `
    create table known_oral (
      enrolment_id text collate "C" not null,
      paper text collate "C" not null,
      session integer not null,
      post_id text collate "C" not null,
      starts_at timestamptz not null,
      primary key (enrolment_id, paper)
    );
    create index known_oral_by_post on known_oral (post_id, paper);
    alter table marking_batch add column post_id text collate "C";
    alter table marking_batch add column companions jsonb not null default '[]';
  `,
};
