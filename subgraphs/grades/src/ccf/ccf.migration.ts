import type { SqlMigration } from '@mirex/kit/database';

export const ccfMigration: SqlMigration = {
  name: '2026-11-22-ccf',
  sql: `
    create table ccf_plan (
      id text collate "C" primary key,
      session integer not null,
      speciality_code text collate "C" not null,
      establishment_uai text collate "C" not null,
      state text not null,
      due_at timestamptz not null,
      version integer not null default 1,
      constraint one_plan_per_school_and_speciality unique (session, speciality_code, establishment_uai)
    );
    create table ccf_situation (
      plan_id text collate "C" not null references ccf_plan (id),
      number integer not null,
      paper text collate "C" not null,
      label text not null,
      weight_tenths integer not null check (weight_tenths > 0),
      primary key (plan_id, number)
    );
    create table ccf_mark (
      plan_id text collate "C" not null,
      number integer not null,
      enrolment_id text collate "C" not null,
      hundredths integer check (hundredths between 0 and 2000),
      absence text,
      entered_at timestamptz not null,
      entered_by text not null,
      primary key (plan_id, number, enrolment_id),
      foreign key (plan_id, number) references ccf_situation (plan_id, number)
    );
    create table ccf_change (
      sequence bigint generated always as identity primary key,
      plan_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      act text not null,
      state_before text,
      state_after text not null,
      lines integer,
      reason text
    );
    create index ccf_change_by_plan on ccf_change (plan_id, sequence);
  `,
};
