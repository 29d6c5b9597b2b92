import type { SqlMigration } from '../database.ts';

/** Which national orders this instance has obeyed, and what it has told the nation of it. */
export const ORDER_TABLE: SqlMigration = {
  name: '2026-11-22-obeyed-order',
  sql: `
    create table obeyed_order (
      number integer primary key,
      obeyed_at timestamptz not null,
      rows_touched integer not null,
      told_at timestamptz
    );
  `,
};
