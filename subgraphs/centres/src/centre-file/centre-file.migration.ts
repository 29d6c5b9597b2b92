import type { SqlMigration } from '@mirex/kit/database';

/** What heads of centre have in hand on the day. */
export const CENTRE_FILE: SqlMigration = {
  name: '2026-11-22-centre-file',
  sql: `
    create table centre_file (
      id text collate "C" primary key,
      centre_id text collate "C" not null references centre (id),
      number integer not null,
      candidates integer not null,
      digest text not null,
      content jsonb not null,
      at timestamptz not null,
      by text not null,
      constraint one_file_per_centre_and_number unique (centre_id, number)
    );
  `,
};
