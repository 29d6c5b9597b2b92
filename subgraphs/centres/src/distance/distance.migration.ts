import type { SqlMigration } from '@mirex/kit/database';

/** How far schools are from venues, as far as somebody has said. */
export const DISTANCE: SqlMigration = {
  name: '2026-11-22-distance',
  sql: `
    create table venue_distance (
      venue_id text collate "C" not null references venue (id),
      uai text collate "C" not null,
      kilometres integer not null check (kilometres >= 0),
      primary key (uai, venue_id)
    );
  `,
};
