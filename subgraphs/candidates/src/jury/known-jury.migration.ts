import type { SqlMigration } from '@mirex/kit/database';

export const juryMigration: SqlMigration = {
  name: '2026-11-22-known-jury',
  sql: `
    create table known_jury (
      id text collate "C" primary key,
      session integer not null,
      diploma text collate "C" not null,
      speciality_code text collate "C",
      state text not null
    );
  `,
};
