import type { SqlMigration } from '@mirex/kit/database';

export const accommodationMigration: SqlMigration = {
  name: '2026-11-22-accommodation',
  sql: `
    create table accommodation_request (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id) constraint one_accommodation_request_per_enrolment unique,
      session integer not null,
      plan text,
      late boolean not null,
      asked jsonb not null,
      granted jsonb not null default '[]',
      decision text,
      opinion text,
      submitted_at timestamptz not null,
      state text not null,
      version integer not null default 1
    );
    create index accommodation_queue on accommodation_request (session, state, id);
    create table designated_doctor (
      account text collate "C" not null,
      valid_from date not null,
      valid_to date not null check (valid_to >= valid_from),
      primary key (account, valid_from)
    );
  `,
};
