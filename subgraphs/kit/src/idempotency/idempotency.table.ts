import type { SqlMigration } from '../database.ts';

/** What was answered under which key: one row for each act that was done, in every subgraph's schema. */
export const IDEMPOTENCY_TABLE: SqlMigration = {
  name: '2026-11-22-idempotency',
  sql: `
    create table idempotency (
      caller text collate "C" not null,
      key text collate "C" not null,
      act text not null,
      fingerprint text not null,
      answer jsonb,
      at timestamptz not null,
      primary key (caller, key)
    );
    create index idempotency_by_age on idempotency (at);
  `,
};
