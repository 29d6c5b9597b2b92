import type { SqlMigration } from '@mirex/kit/database';

export const BORROWING_MIGRATION: SqlMigration = {
  name: '2026-11-22-borrowing',
  sql: `
    create table borrowed_half_day (
      actor_id text collate "C" not null references borrowed_actor (actor_id),
      date date not null,
      half text not null check (half in ('MORNING', 'AFTERNOON')),
      state text not null,
      primary key (actor_id, date, half)
    );
  `,
};
