import type { SqlMigration } from '@mirex/kit/database';

export const paperMapMigration: SqlMigration = {
  name: '2026-11-22-paper-map',
  sql: `
    alter table enrolment add column enrolment_case text not null default 'ORDINARY';
    alter table enrolment add column options jsonb not null default '[]';
    alter table enrolment add column chosen_papers jsonb;
    alter table enrolment add column papers_without_ccf jsonb not null default '[]';
    alter table enrolment_change add column details jsonb not null default '[]';
    create table paper_map (
      enrolment_id text collate "C" primary key references enrolment (id),
      version integer not null,
      papers jsonb not null,
      drawn_at timestamptz not null
    );
    create table record_change (
      record_id text collate "C" not null,
      version integer not null,
      enrolment_id text collate "C" not null references enrolment (id),
      at timestamptz not null,
      by text not null,
      from_state text,
      to_state text not null,
      reason text,
      primary key (record_id, version)
    );
    create index record_change_by_enrolment on record_change (enrolment_id);
    create table kept_mark (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      paper text collate "C" not null,
      hundredths integer not null check (hundredths between 0 and 2000),
      earned_paper text collate "C" not null,
      earned_session integer not null,
      state text not null,
      version integer not null default 1,
      constraint one_kept_mark_per_paper unique (enrolment_id, paper)
    );
    create table exemption (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null references enrolment (id),
      ground text not null,
      papers jsonb not null,
      document_id text collate "C",
      state text not null,
      version integer not null default 1,
      constraint one_exemption_per_ground unique (enrolment_id, ground)
    );
  `,
};
