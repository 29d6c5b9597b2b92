import type { SqlMigration } from '@mirex/kit/database';

export const FORECAST_MIGRATION: SqlMigration = {
  name: '2026-11-22-forecast',
  sql: `
    create table forecast_statement (
      id text collate "C" primary key,
      session integer not null,
      establishment_uai text collate "C" not null,
      round integer not null,
      deadline timestamptz not null,
      state text not null default 'SENT',
      returned_at timestamptz,
      reminders integer not null default 0,
      version integer not null default 1,
      constraint one_forecast_per_establishment_and_round unique (session, establishment_uai, round)
    );
    create index forecast_statement_by_session on forecast_statement (session, id);
    alter table summons add column forecast_id text collate "C" references forecast_statement (id);
    create index summons_by_forecast on summons (forecast_id) where forecast_id is not null;
    create index summons_by_state on summons (session, state, id);
  `,
};
