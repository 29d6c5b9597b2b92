import type { SqlMigration } from '@mirex/kit/database';

/** A mark that could be kept and was renounced, beside the one that is earned in its place. */
export const repeatMigration: SqlMigration = {
  name: '2026-11-22-repeat',
  sql: `
    create table repeated_mark (
      mark_id text collate "C" primary key,
      repeats text not null,
      earlier integer not null check (earlier between 0 and 2000),
      better boolean not null,
      at timestamptz not null,
      by text not null
    );
  `,
};
