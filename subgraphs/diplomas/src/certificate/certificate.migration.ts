import type { SqlMigration } from '@mirex/kit/database';

/** Transcripts and certificates, the runs in which diplomas are printed, who may sign them, and orders of other juries. */
export const certificateMigration: SqlMigration = {
  name: '2026-11-22-certificate',
  sql: `
    create table signature_delegation (
      account text collate "C" not null,
      valid_from date not null,
      valid_to date not null check (valid_to >= valid_from),
      name text not null,
      quality text not null,
      act text not null,
      primary key (account, valid_from)
    );
    create table certificate (
      id text collate "C" primary key,
      kind text not null,
      enrolment_id text collate "C" not null,
      candidate_id text collate "C",
      session integer not null,
      diploma_code text collate "C" not null,
      establishment_uai text collate "C" not null,
      edition integer not null,
      decision_number integer not null,
      state text not null,
      content jsonb not null,
      check_code text collate "C" not null,
      issued_at timestamptz not null,
      signed_at timestamptz,
      signatory jsonb,
      stamp text,
      version integer not null default 1,
      constraint one_certificate_per_kind_and_edition unique (enrolment_id, kind, edition)
    );
    create index certificate_by_session on certificate (session, diploma_code, kind, state);
    create index certificate_by_candidate on certificate (candidate_id);
    create table certificate_change (
      sequence bigint generated always as identity primary key,
      certificate_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      reason text
    );
    create index certificate_change_by_certificate on certificate_change (certificate_id, sequence);
    alter table awarded_diploma add column printed jsonb, add column check_code text collate "C", add column signatory jsonb, add column stamp text;
  `,
};
