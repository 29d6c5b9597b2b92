import type { SqlMigration } from '@mirex/kit/database';

/** Who watches over which room. */
export const INVIGILATION: SqlMigration = {
  name: '2026-11-22-invigilation',
  sql: `
    create table known_actor (
      id text collate "C" primary key,
      establishment_uai text collate "C",
      state text not null
    );
    create table invigilation_duty (
      sitting_id text collate "C" not null references sitting (id),
      room_code text collate "C" not null,
      actor_id text collate "C" not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      at timestamptz not null,
      by text not null,
      primary key (sitting_id, actor_id)
    );
    create index invigilation_duty_by_actor on invigilation_duty (actor_id, starts_at);
    create table invigilation_change (
      sequence bigint generated always as identity primary key,
      sitting_id text collate "C" not null,
      room_code text collate "C" not null,
      at timestamptz not null,
      by text not null,
      actors_before jsonb not null,
      actors_after jsonb not null
    );
  `,
};
