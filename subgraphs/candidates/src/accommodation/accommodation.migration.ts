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

/** What was granted and asked for is text from now on, sealed when an instance starts; what was told of it in clear is forgotten. */
export const sealedMeasuresMigration: SqlMigration = {
  name: '2026-11-22-sealed-measures',
  sql: `
    alter table accommodation_request alter column granted drop default, alter column granted drop not null;
    alter table accommodation_request alter column asked type text using asked::text, alter column granted type text using granted::text;
    delete from outbox where topic = 'accommodation.decided' and delivered_at is not null;
  `,
};
