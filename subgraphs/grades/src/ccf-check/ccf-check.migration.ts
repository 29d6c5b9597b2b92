import type { SqlMigration } from '@mirex/kit/database';

export const ccfCheckMigration: SqlMigration = {
  name: '2026-11-22-ccf-check',
  sql: `
    create table ccf_check (
      id text collate "C" primary key,
      plan_id text collate "C" not null constraint one_check_per_plan unique references ccf_plan (id),
      session integer not null,
      speciality_code text collate "C" not null,
      establishment_uai text collate "C" not null,
      state text not null,
      reviewers jsonb not null default '[]',
      grid text,
      finding text,
      proposal text,
      decision text,
      version integer not null default 1
    );
    create table ccf_check_change (
      sequence bigint generated always as identity primary key,
      check_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      act text not null,
      state_before text,
      state_after text not null,
      text text
    );
    create index ccf_check_change_by_check on ccf_check_change (check_id, sequence);
  `,
};
