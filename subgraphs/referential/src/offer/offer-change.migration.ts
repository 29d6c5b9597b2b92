import type { SqlMigration } from '@mirex/kit/database';

export const offerChangeMigration: SqlMigration = {
  name: '2026-11-22-offer-change',
  sql: `
    alter table training_offer add column ccf boolean not null default false;
    create table offer_change (
      offer_id text collate "C" not null references training_offer (id),
      version integer not null,
      at timestamptz not null,
      by text not null,
      from_state text,
      to_state text not null,
      last_session integer,
      reason text,
      primary key (offer_id, version)
    );
  `,
};
