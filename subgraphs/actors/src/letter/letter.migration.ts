import type { SqlMigration } from '@mirex/kit/database';

export const LETTER_MIGRATION: SqlMigration = {
  name: '2026-11-22-summons-letter',
  sql: `
    alter table summons add column place text;
    alter table summons add column starts_at text;
    alter table summons add column issue integer not null default 1;
    alter table summons add column supersedes text collate "C" constraint one_summons_follows_another unique references summons (id);
    alter table summons add column replaces text collate "C" references summons (id);
    create index summons_by_replaced on summons (replaces) where replaces is not null;
    alter table summons drop constraint summons_actor_id_fkey;
    alter table diary_entry drop constraint diary_entry_actor_id_fkey;
    create table borrowed_actor (
      actor_id text collate "C" primary key,
      last_name text not null,
      first_name text not null,
      establishment_uai text collate "C",
      borrowed_at timestamptz not null
    );
    create table summons_template (
      activity text not null,
      diploma text collate "C" not null,
      version integer not null,
      paragraphs jsonb not null,
      at timestamptz not null,
      by text not null,
      primary key (activity, diploma, version)
    );
    create table summons_letter (
      summons_id text collate "C" primary key references summons (id),
      letter jsonb not null
    );
  `,
};
