import type { SqlMigration } from '@mirex/kit/database';

/** What candidates are told of when and where they sit their papers. */
export const SUMMONS: SqlMigration = {
  name: '2026-11-22-candidate-summons',
  sql: `
    create table candidate_summons_text (
      id text collate "C" primary key,
      diploma text collate "C" not null,
      version integer not null,
      title text not null,
      body text not null,
      at timestamptz not null,
      by text not null,
      constraint one_text_per_diploma_and_version unique (diploma, version)
    );
    create table candidate_summons (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null,
      candidate_id text collate "C" not null,
      session integer not null,
      number integer not null,
      state text not null,
      issued_at timestamptz not null,
      issued_by text not null,
      reason text,
      title text not null,
      body text not null,
      lines jsonb not null,
      version integer not null default 1,
      constraint one_summons_per_enrolment_and_number unique (enrolment_id, number),
      constraint a_summons_is_in_one_of_its_states check (state in ('FORECAST', 'ISSUED', 'ACKNOWLEDGED', 'SUPERSEDED', 'CANCELLED'))
    );
    create unique index one_live_summons_per_enrolment on candidate_summons (enrolment_id) where state in ('FORECAST', 'ISSUED', 'ACKNOWLEDGED');
    create index candidate_summons_by_session on candidate_summons (session, state);
    create table candidate_summons_change (
      sequence bigint generated always as identity primary key,
      summons_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      reason text
    );
    create index candidate_summons_change_by_summons on candidate_summons_change (summons_id, sequence);
  `,
};
