import type { SqlMigration } from '@mirex/kit/database';

/** The plan of a session: what each phase locks, when enrolments are open, when papers are sat; every change of it is kept. */
export const sessionPlanningMigration: SqlMigration = {
  name: '2026-11-22-session-planning',
  sql: `
    create table session_change (
      sequence bigint generated always as identity primary key,
      session_year integer not null,
      zone text collate "C",
      what text not null,
      subject text not null,
      before text,
      after text,
      at timestamptz not null,
      by text not null,
      reason text
    );
    create index session_change_by_session on session_change (session_year, sequence);
    create table session_lock (
      act text collate "C" primary key,
      first_phase text not null,
      last_phase text not null,
      after text not null check (after in ('NOBODY', 'MIREX')),
      source text not null,
      status text not null
    );
    create table enrolment_window (
      session_year integer not null references exam_session (year),
      mirex_code text collate "C" not null references mirex (code),
      diploma_code text collate "C" not null references diploma (code),
      opens_at timestamptz not null,
      closes_at timestamptz not null,
      version integer not null default 1,
      primary key (session_year, mirex_code, diploma_code),
      constraint window_closes_after_it_opens check (closes_at > opens_at)
    );
    create table imported_pre_registrations (
      session_year integer not null references exam_session (year),
      mirex_code text collate "C" not null references mirex (code),
      declared_at timestamptz not null,
      declared_by text not null,
      primary key (session_year, mirex_code)
    );
    create table scheduled_paper (
      session_year integer not null,
      zone text collate "C" not null,
      paper_code text collate "C" not null references paper (code),
      round text collate "C" not null,
      kind text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      status text not null,
      version integer not null default 1,
      primary key (session_year, zone, paper_code, round),
      foreign key (session_year, zone) references session_calendar (session_year, zone),
      constraint paper_ends_after_it_starts check (ends_at > starts_at)
    );
    create table national_subject (
      code text collate "C" primary key,
      session_year integer not null references exam_session (year),
      paper_code text collate "C" not null references paper (code),
      rank integer not null,
      reference text not null,
      digest text collate "C" not null check (digest ~ '^[0-9a-f]{64}$'),
      role text,
      state text not null,
      activated_at timestamptz,
      version integer not null default 1,
      constraint one_subject_per_rank unique (session_year, paper_code, rank)
    );
    create unique index one_subject_per_role on national_subject (session_year, paper_code, role) where state <> 'WITHDRAWN';
    create index subject_by_digest on national_subject (digest);
    create table subject_change (
      sequence bigint generated always as identity primary key,
      subject_code text collate "C" not null,
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      role text,
      reason text
    );
    create index subject_change_by_subject on subject_change (subject_code, sequence);
    create table national_order (
      number integer primary key,
      kind text not null,
      session_year integer not null,
      paper_code text collate "C" not null,
      ordered_at timestamptz not null,
      ordered_by text not null,
      reason text not null,
      zones text[] not null,
      sittings jsonb not null,
      subject_reference text,
      subject_digest text
    );
    create trigger national_order_is_immutable before update or delete on national_order for each row execute function refuse_change();
    create table order_acknowledgement (
      order_number integer not null references national_order (number),
      mirex_code text collate "C" not null,
      subgraph text collate "C" not null,
      rows_touched integer not null,
      acknowledged_at timestamptz not null,
      primary key (order_number, mirex_code, subgraph)
    );
  `,
};
