import type { SqlMigration } from '../database.ts';

/** Columns that were kept in clear once and of which nothing clear is left, by `SealedAt.column`. */
export const SEALED_CLEAR_TABLE: SqlMigration = {
  name: '2026-11-22-sealed-clear',
  sql: 'create table sealed_clear (sealed_as text collate "C" primary key);',
};
