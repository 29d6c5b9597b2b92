import type { SqlMigration } from '@mirex/kit/database';

/** What is in the archives. A document that left them keeps its row: the record of its end is here. */
export const archiveMigration: SqlMigration = {
  name: '2026-11-22-archived-document',
  sql: `
    create table archived_document (
      id text collate "C" primary key,
      retention_code text collate "C" not null,
      session integer not null,
      reference text not null,
      place text not null,
      sha256 text collate "C" not null constraint archived_once unique,
      counted_from date not null,
      kept_until date,
      basis text not null,
      state text not null,
      archived_at timestamptz not null,
      archived_by text not null,
      ended_at timestamptz,
      ended_by text,
      record text,
      version integer not null default 1,
      constraint ended_as_its_state_says check ((state = 'ARCHIVED') = (ended_at is null) and (ended_at is null) = (record is null) and (ended_at is null) = (ended_by is null))
    );
    create index archived_document_by_session on archived_document (session, id);
  `,
};
