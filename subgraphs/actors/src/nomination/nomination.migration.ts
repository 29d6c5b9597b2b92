import type { SqlMigration } from '@mirex/kit/database';

export const NOMINATION_MIGRATION: SqlMigration = {
  name: '2026-11-22-nomination',
  sql: `
    create table nomination (
      id text collate "C" primary key,
      session integer not null,
      role text not null,
      actor_id text collate "C" not null,
      board_id text collate "C" references jury_board (id),
      centre_id text collate "C",
      place_uai text collate "C",
      act_number text not null,
      from_date date not null,
      to_date date,
      state text not null default 'IN_FORCE',
      replaces text collate "C" references nomination (id),
      version integer not null default 1,
      constraint nomination_period_forward check (to_date is null or from_date <= to_date),
      constraint nominated_to_one_thing check ((board_id is null) <> (centre_id is null))
    );
    create unique index one_chair_per_jury on nomination (board_id) where role = 'CHAIR' and state = 'IN_FORCE';
    create index nomination_by_session on nomination (session, id);
    create index nomination_by_actor on nomination (actor_id);
    create index nomination_by_board on nomination (board_id) where board_id is not null;
    create index nomination_by_centre on nomination (centre_id) where centre_id is not null;
  `,
};
