import type { SqlMigration } from '@mirex/kit/database';

/**
 * Which deliberation locked a mark: its row says once, for all of them, what a row per mark said twice before.
 *
 * Pages are left half empty: a mark moves four times from the paper to the jury, and a row that has room beside itself is
 * moved without touching an index.
 */
export const lockedByMigration: SqlMigration = {
  name: '2026-11-22-locked-by',
  sql: `
    alter table mark add column locked_by text collate "C";
    alter table mark set (fillfactor = 50);
  `,
};
