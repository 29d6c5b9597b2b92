import type { SqlMigration } from '@mirex/kit/database';

export const transferMigration: SqlMigration = {
  name: '2026-11-22-transfer',
  sql: `
    create table transfer (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      mirex text not null,
      establishment_uai text collate "C" not null,
      state text not null,
      asked_at timestamptz not null,
      attempts integer not null default 0,
      why text,
      moved_to_id text collate "C",
      version integer not null default 1
    );
    create unique index one_pending_transfer_per_enrolment on transfer (enrolment_id) where state = 'PENDING';
    create table received_transfer (
      transfer_id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      received_at timestamptz not null
    );
  `,
};
