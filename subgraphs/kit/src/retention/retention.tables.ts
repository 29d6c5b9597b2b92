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

/** Who suspended and released what, and why: a hold that is gone is still told of. */
export const RETENTION_HOLD_CHANGES: SqlMigration = {
  name: '2026-11-22-retention-hold-change',
  sql: `
    create table retention_hold_change (
      number bigint generated always as identity primary key,
      code text collate "C" not null,
      act text not null check (act in ('HELD', 'RELEASED')),
      reason text not null,
      by text not null,
      at timestamptz not null
    );
  `,
};
