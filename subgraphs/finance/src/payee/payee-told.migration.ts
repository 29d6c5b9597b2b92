import type { SqlMigration } from '@mirex/kit/database';

/** What orders the events of payees: a refused deposit is told too, and has no row of its own. */
export const payeeToldMigration: SqlMigration = { name: '2026-11-22-payee-told', sql: 'create sequence payee_told as integer;' };
