import type { SqlMigration } from '@mirex/kit/database';

export const SURVEY_MIGRATION: SqlMigration = {
  name: '2026-11-22-survey',
  sql: `
    create table survey (
      id text collate "C" primary key,
      session integer not null,
      kind text not null,
      title text not null,
      closes_at timestamptz not null,
      state text not null default 'OPEN',
      version integer not null default 1
    );
    create unique index one_open_survey_of_a_kind on survey (session, kind) where state = 'OPEN';
    create table survey_answer (
      survey_id text collate "C" not null references survey (id),
      actor_id text collate "C" not null references actor (id),
      wishes jsonb not null,
      absences jsonb not null,
      moves_to text collate "C",
      at timestamptz not null,
      by text not null,
      confirmed_at timestamptz,
      confirmed_by text,
      version integer not null,
      primary key (survey_id, actor_id)
    );
    create index survey_answer_by_actor on survey_answer (actor_id);
    create table survey_answer_change (
      survey_id text collate "C" not null,
      actor_id text collate "C" not null,
      version integer not null,
      at timestamptz not null,
      by text not null,
      answer jsonb not null,
      primary key (survey_id, actor_id, version)
    );
  `,
};
