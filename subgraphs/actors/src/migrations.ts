import type { SqlMigration } from '@mirex/kit/database';

import { STANDING_MIGRATION } from './actor/standing.migration.ts';
import { BORROWING_MIGRATION } from './borrowing/borrowing.migration.ts';
import { FORECAST_MIGRATION } from './forecast/forecast.migration.ts';
import { JURY_MIGRATION } from './jury/jury.migration.ts';
import { NOMINATION_MIGRATION } from './nomination/nomination.migration.ts';
import { PORTFOLIO_MIGRATION } from './portfolio/portfolio.migration.ts';
import { SURVEY_MIGRATION } from './survey/survey.migration.ts';
import { MEETING_MIGRATION } from './meeting/meeting.migration.ts';
import { EXAMINER_MIGRATION } from './examiner/examiner.migration.ts';
import { MERGE_MIGRATION } from './merge/merge.migration.ts';
import { LETTER_MIGRATION } from './letter/letter.migration.ts';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-actor',
    sql: `
      create table actor (
        id text collate "C" primary key,
        reference text collate "C" constraint one_actor_per_reference unique,
        last_name text not null,
        first_name text not null,
        establishment_uai text collate "C",
        registered_at timestamptz not null
      );
      create index actor_by_establishment on actor (establishment_uai, id);
      create table competence (
        actor_id text collate "C" not null references actor (id),
        rank integer not null,
        role text not null,
        speciality_code text collate "C",
        discipline text,
        from_date date not null,
        to_date date,
        primary key (actor_id, rank),
        constraint competence_period_forward check (to_date is null or from_date <= to_date)
      );
      create index competence_by_content on competence (role, speciality_code, discipline);
    `,
  },
  {
    name: '2026-11-22-summons',
    sql: `
      create table summons (
        id text collate "C" primary key,
        actor_id text collate "C" not null references actor (id),
        session integer not null,
        activity text not null,
        speciality_code text collate "C",
        paper_code text collate "C",
        sitting_id text collate "C",
        date date not null,
        half_day text not null,
        quantity integer not null check (quantity > 0),
        state text not null,
        idempotency_key text collate "C" not null,
        version integer not null default 1,
        constraint one_summons_per_actor_and_key unique (actor_id, idempotency_key)
      );
      create index summons_by_session on summons (session, id);
      create index summons_by_sitting on summons (sitting_id) where sitting_id is not null;
      create table summons_change (
        summons_id text collate "C" not null references summons (id),
        version integer not null,
        at timestamptz not null,
        by text not null,
        from_state text,
        to_state text not null,
        reason text,
        primary key (summons_id, version)
      );
      create table diary_entry (
        actor_id text collate "C" not null references actor (id),
        date date not null,
        half text not null check (half in ('MORNING', 'AFTERNOON')),
        summons_id text collate "C" not null references summons (id),
        constraint one_summons_per_actor_and_half_day primary key (actor_id, date, half)
      );
      create index diary_entry_by_summons on diary_entry (summons_id);
    `,
  },
  LETTER_MIGRATION,
  STANDING_MIGRATION,
  FORECAST_MIGRATION,
  JURY_MIGRATION,
  BORROWING_MIGRATION,
  MERGE_MIGRATION,
  { name: '2026-11-22-summons-centre', sql: `alter table summons add column centre_id text collate "C";` },
  NOMINATION_MIGRATION,
  PORTFOLIO_MIGRATION,
  SURVEY_MIGRATION,
  MEETING_MIGRATION,
  EXAMINER_MIGRATION,
];
