import type { SqlMigration } from './database.ts';
import { EDITION_TABLE } from './edition.ts';
import { EVENT_TABLES } from './events/event.ts';
import { IDEMPOTENCY_TABLE } from './idempotency/idempotency.table.ts';
import { JOURNAL_DESTRUCTION } from './journal/destruction.tables.ts';
import { JOURNAL_LINE_ID, JOURNAL_LINKS, JOURNAL_TABLES } from './journal/journal.tables.ts';
import { JOURNAL_RULE } from './journal/rule-in-force.tables.ts';
import { ORDER_TABLE } from './order/order.table.ts';
import { ERASURE_TABLES } from './privacy/erasure.tables.ts';
import { SEALED_CLEAR_TABLE } from './privacy/sealed-clear.table.ts';
import { RETENTION_HOLD_CHANGES, RETENTION_TABLES } from './retention/retention.tables.ts';

/** What every instance keeps for its own work, before the tables of its subgraph. Oldest first. */
export const KIT_MIGRATIONS: readonly SqlMigration[] = [
  EVENT_TABLES, EDITION_TABLE, IDEMPOTENCY_TABLE, JOURNAL_TABLES, JOURNAL_LINKS, JOURNAL_LINE_ID, ORDER_TABLE, RETENTION_TABLES, RETENTION_HOLD_CHANGES, ERASURE_TABLES, JOURNAL_DESTRUCTION, JOURNAL_RULE,
  SEALED_CLEAR_TABLE,
];
