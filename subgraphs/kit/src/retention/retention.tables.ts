import type { SqlMigration } from '../database.ts';

/** What holds up destruction, and what was destroyed: in every subgraph's schema. A record says how many rows, never which. */
export const RETENTION_TABLES: SqlMigration = {
  name: '2026-11-22-retention',
  sql: `
    create table retention_hold (
      code text collate "C" primary key,
      reason text not null,
      by text not null,
      at timestamptz not null
    );
    create table retention_record (
      number bigint generated always as identity primary key,
      code text collate "C" not null,
      up_to timestamptz not null,
      destroyed integer not null,
      basis text not null,
      by text not null,
      at timestamptz not null
    );
  `,
};
