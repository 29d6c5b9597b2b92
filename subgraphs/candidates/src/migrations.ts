import type { SqlMigration } from '@mirex/kit/database';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-enrolment',
    sql: `
      create table candidate (
        id text collate "C" primary key,
        ine text constraint one_candidate_per_ine unique,
        last_name text not null,
        first_name text not null,
        birth_date date not null,
        sex text not null check (sex in ('F', 'M'))
      );
      create table enrolment (
        id text collate "C" primary key,
        number text collate "C" not null constraint one_number_per_enrolment unique,
        candidate_id text collate "C" not null references candidate (id),
        session integer not null,
        establishment_uai text collate "C" not null,
        speciality_code text collate "C" not null,
        route text not null,
        form text not null,
        state text not null,
        moved_to_id text collate "C",
        registered_at timestamptz not null,
        version integer not null default 1,
        constraint one_enrolment_per_candidate_and_session unique (candidate_id, session)
      );
      create index enrolment_by_establishment on enrolment (session, establishment_uai);
      create table candidate_counter (
        session integer primary key,
        last_rank integer not null
      );
    `,
  },
];
