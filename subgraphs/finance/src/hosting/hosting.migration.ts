import type { SqlMigration } from '@mirex/kit/database';

export const hostingMigration: SqlMigration = {
  name: '2026-11-22-known-hosting',
  sql: `
    create table known_hosting (
      centre_id text collate "C" primary key,
      free_meals integer not null check (free_meals between 0 and 2),
      free_night boolean not null
    );
  `,
};
