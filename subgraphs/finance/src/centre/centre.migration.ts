import type { SqlMigration } from '@mirex/kit/database';

export const centreMigration: SqlMigration = {
  name: '2026-11-22-claim-centre',
  sql: `
    alter table claim add column sitting_id text collate "C";
    alter table claim add column centre_id text collate "C";
    create index claim_by_sitting on claim (sitting_id) where sitting_id is not null;
    create index claim_by_centre on claim (centre_id) where centre_id is not null;
    create table known_sitting (
      id text collate "C" primary key,
      centre_id text collate "C" not null
    );
    create index known_sitting_by_centre on known_sitting (centre_id);
  `,
};
