import type { SqlMigration } from '@mirex/kit/database';

export const advanceMigration: SqlMigration = {
  name: '2026-11-22-known-summons',
  sql: `
    create table known_summons (
      id text collate "C" primary key,
      actor_id text collate "C" not null,
      session integer not null,
      activity text not null,
      speciality_code text collate "C",
      mission_date date not null,
      sitting_id text collate "C",
      centre_id text collate "C",
      state text not null
    );
    create index known_summons_by_actor on known_summons (actor_id);
  `,
};
