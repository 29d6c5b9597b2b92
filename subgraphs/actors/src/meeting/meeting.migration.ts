import type { SqlMigration } from '@mirex/kit/database';

export const MEETING_MIGRATION: SqlMigration = {
  name: '2026-11-22-meeting',
  sql: `
    create table meeting (
      id text collate "C" primary key,
      session integer not null,
      kind text not null,
      title text not null,
      agenda jsonb not null,
      board_id text collate "C" references jury_board (id),
      speciality_code text collate "C",
      date date not null,
      half_day text not null,
      starts_at text,
      place text not null,
      state text not null default 'PLANNED',
      minutes text,
      version integer not null default 1
    );
    create index meeting_by_session on meeting (session, id);
    create table meeting_attendee (
      meeting_id text collate "C" not null references meeting (id),
      actor_id text collate "C" not null,
      summons_id text collate "C" references summons (id),
      attendance text,
      primary key (meeting_id, actor_id)
    );
    create index meeting_attendee_by_actor on meeting_attendee (actor_id);
  `,
};
