import type { SqlMigration } from '@mirex/kit/database';

export const documentMigration: SqlMigration = {
  name: '2026-11-22-supporting-document',
  sql: `
    create table supporting_document (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      kind text not null,
      paper text collate "C",
      file_name text not null,
      media_type text not null,
      bytes integer not null,
      sha256 text not null,
      expires_on date,
      received_at timestamptz not null,
      state text not null,
      version integer not null default 1,
      constraint one_document_per_kind_and_hash unique (enrolment_id, kind, sha256)
    );
    create index document_by_enrolment on supporting_document (enrolment_id);
  `,
};
