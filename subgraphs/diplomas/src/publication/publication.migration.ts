import type { SqlMigration } from '@mirex/kit/database';

/** What juries have decided, what of it is published, and since when; before its hour a result is in no table that anybody reads. */
export const publicationMigration: SqlMigration = {
  name: '2026-11-22-publication',
  sql: `
    alter table known_enrolment add column diploma_code text collate "C";
    create index known_enrolment_by_session on known_enrolment (session, speciality_code);
    create table known_candidate (
      id text collate "C" primary key,
      last_name text not null,
      first_name text not null,
      birth_date date not null,
      sex text not null
    );
    create table known_decision (
      enrolment_id text collate "C" primary key,
      number integer not null,
      session integer not null,
      diploma_code text collate "C" not null,
      speciality_code text collate "C" not null,
      establishment_uai text collate "C" not null,
      decision text not null,
      honours text,
      average_hundredths integer,
      told jsonb not null
    );
    create index known_decision_by_session on known_decision (session, diploma_code);
    create table publication (
      id text collate "C" primary key,
      session integer not null,
      diploma_code text collate "C" not null,
      zone text collate "C" not null,
      time_zone text not null,
      opens_at timestamptz not null,
      state text not null,
      published_at timestamptz,
      results integer not null default 0,
      version integer not null default 1,
      constraint one_publication_per_diploma_and_zone unique (session, diploma_code, zone)
    );
    create table publication_change (
      sequence bigint generated always as identity primary key,
      publication_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      opens_at timestamptz not null,
      results integer not null,
      reason text
    );
    create index publication_change_by_publication on publication_change (publication_id, sequence);
    create table published_result (
      id text collate "C" primary key,
      publication_id text collate "C" not null references publication (id),
      enrolment_id text collate "C" not null constraint one_result_per_enrolment unique,
      candidate_id text collate "C",
      number text collate "C" not null,
      session integer not null,
      diploma_code text collate "C" not null,
      speciality_code text collate "C" not null,
      establishment_uai text collate "C" not null,
      decision text not null,
      honours text,
      average_hundredths integer,
      decision_number integer not null,
      published_at timestamptz not null,
      version integer not null default 1
    );
    create index published_result_by_publication on published_result (publication_id, id);
    create index published_result_by_candidate on published_result (candidate_id);
    create index published_result_by_establishment on published_result (establishment_uai, session, id);
    create table result_change (
      sequence bigint generated always as identity primary key,
      result_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      decision_before text,
      decision_after text not null,
      decision_number integer not null,
      reason text
    );
    create index result_change_by_result on result_change (result_id, sequence);
    create table press_consent (
      candidate_id text collate "C" primary key,
      consents boolean not null,
      said_at timestamptz not null,
      said_by text not null
    );
  `,
};

/**
 * A candidate's results in the order of their page. When fifty thousand rows are minutes old, PostgreSQL has not counted them yet:
 * it read them all in the order of their ids to find one candidate's, 39 ms for each, at the hour when everybody looks.
 */
export const resultsInOrderMigration: SqlMigration = {
  name: '2026-11-22-results-in-order',
  sql: `
    drop index published_result_by_candidate;
    create index published_result_by_candidate on published_result (candidate_id, id);
  `,
};
