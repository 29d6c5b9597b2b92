import type { SqlMigration } from '@mirex/kit/database';

export const JURY_MIGRATION: SqlMigration = {
  name: '2026-11-22-jury',
  sql: `
    create table jury_board (
      id text collate "C" primary key,
      session integer not null,
      diploma text collate "C" not null,
      speciality_code text collate "C",
      state text not null default 'DRAFT',
      act_number text,
      version integer not null default 1
    );
    create unique index one_jury_per_speciality on jury_board (session, diploma, coalesce(speciality_code, '')) where state <> 'DISSOLVED';
    create table jury_seat (
      board_id text collate "C" not null references jury_board (id),
      actor_id text collate "C" not null,
      role text not null,
      quality text not null,
      primary key (board_id, actor_id)
    );
    create index jury_seat_by_actor on jury_seat (actor_id);
  `,
};
