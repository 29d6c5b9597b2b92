import type { SqlMigration } from '../database.ts';

/**
 * What was erased, and for whom it is under way, in every subgraph's schema. A record does not say whose rows they were; the ids
 * of an erasure that was cut off are kept until it has come to its end, where it began.
 */
export const ERASURE_TABLES: SqlMigration = {
  name: '2026-11-22-erasure',
  sql: `
    create table erasure_under_way (
      person text collate "C" primary key,
      ids jsonb not null,
      by text not null,
      reason text not null,
      at timestamptz not null
    );
    create table erasure_record (
      number bigint generated always as identity primary key,
      tables jsonb not null,
      by text not null,
      reason text not null,
      at timestamptz not null
    );
  `,
};
