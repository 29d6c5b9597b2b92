import type { SqlMigration } from '@mirex/kit/database';

export const addressMigration: SqlMigration = {
  name: '2026-11-22-address',
  sql: `
    alter table candidate add column address jsonb;
    create table candidate_change (
      candidate_id text collate "C" not null references candidate (id),
      version integer not null,
      at timestamptz not null,
      by text not null,
      before jsonb,
      after jsonb not null,
      reason text,
      primary key (candidate_id, version)
    );
  `,
};
