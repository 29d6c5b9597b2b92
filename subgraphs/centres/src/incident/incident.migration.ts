import type { SqlMigration } from '@mirex/kit/database';

/** What happens to a sitting that was planned. */
export const INCIDENT: SqlMigration = {
  name: '2026-11-22-sitting-change',
  sql: `
    create table sitting_change (
      sequence bigint generated always as identity primary key,
      sitting_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      reason text not null,
      start_before timestamptz not null,
      start_after timestamptz
    );
    create index sitting_change_by_sitting on sitting_change (sitting_id, sequence);
  `,
};
