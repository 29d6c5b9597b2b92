import type { SqlMigration } from '@mirex/kit/database';

export const announcementMigration: SqlMigration = {
  name: '2026-11-22-announcement',
  sql: `
    create table announcement (
      id text collate "C" primary key,
      title text not null,
      body text not null,
      audiences text[] not null,
      session_year integer references exam_session (year),
      diploma_code text collate "C" references diploma (code),
      mirex_code text collate "C" references mirex (code),
      valid_from date not null,
      valid_to date check (valid_to >= valid_from),
      attachments jsonb not null,
      state text not null,
      published_at timestamptz not null,
      published_by text not null,
      withdrawn_at timestamptz,
      withdrawn_by text,
      withdrawn_for text,
      version integer not null default 1
    );
    create index announcement_by_session on announcement (session_year, id);
    create table announcement_receipt (
      announcement_id text collate "C" not null references announcement (id),
      account text collate "C" not null,
      uai text collate "C",
      at timestamptz not null,
      primary key (announcement_id, account)
    );
  `,
};
