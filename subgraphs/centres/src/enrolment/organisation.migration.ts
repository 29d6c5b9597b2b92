import type { SqlMigration } from '@mirex/kit/database';

/** What other subgraphs tell of candidates, and what rooms and seats need of it. */
export const ORGANISATION: SqlMigration = {
  name: '2026-11-22-organisation',
  sql: `
    alter table known_enrolment
      add establishment_uai text collate "C" not null default '', add candidate_id text collate "C" not null default '',
      add diploma text collate "C" not null default '', add places_version integer not null default 0;
    create index known_enrolment_by_school on known_enrolment (session, establishment_uai);
    create index known_enrolment_by_candidate on known_enrolment (candidate_id);
    create table known_candidate (
      id text collate "C" primary key,
      last_name text not null,
      first_name text not null,
      birth_date date not null
    );
    create table known_paper (
      enrolment_id text collate "C" not null,
      paper_code text collate "C" not null,
      mode text not null,
      status text not null,
      primary key (enrolment_id, paper_code)
    );
    create table known_measure (
      enrolment_id text collate "C" not null,
      code text collate "C" not null,
      paper_code text collate "C" not null,
      extra_minutes_per_hour integer,
      primary key (enrolment_id, code, paper_code)
    );
    alter table venue add host_uai text collate "C";
    alter table room add equipment text[] not null default '{}';
    alter table sitting add requires text[] not null default '{}', add frozen text, add version integer not null default 1;
    alter table allocation
      add ends_at timestamptz, add alone boolean not null default false, add fixed boolean not null default false,
      add version integer not null default 1;
    update allocation a set ends_at = s.ends_at from sitting s where s.id = a.sitting_id;
    alter table allocation alter ends_at set not null;
    create index allocation_by_sitting on allocation (sitting_id);
    create table allocation_change (
      sequence bigint generated always as identity primary key,
      enrolment_id text collate "C" not null,
      paper_code text collate "C" not null,
      at timestamptz not null,
      by text not null,
      reason text not null,
      place_before text,
      place_after text
    );
    create index allocation_change_by_enrolment on allocation_change (enrolment_id, sequence);
  `,
};
