import type { SqlMigration } from '@mirex/kit/database';

/** Marks of the second group with their choice, their state and their trace. Nothing wrote the table that they take the place of. */
export const secondGroupMigration: SqlMigration = {
  name: '2026-11-22-second-group',
  sql: `
    drop table second_group_mark;
    create table second_group_mark (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null,
      paper text collate "C" not null,
      state text not null,
      hundredths integer check (hundredths between 0 and 2000),
      at timestamptz not null,
      by text not null,
      version integer not null default 1,
      constraint one_second_group_mark_per_enrolment_and_paper unique (enrolment_id, paper)
    );
    create table second_group_change (
      sequence bigint generated always as identity primary key,
      mark_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      hundredths_before integer,
      hundredths_after integer,
      reason text
    );
    create index second_group_change_by_mark on second_group_change (mark_id, sequence);
  `,
};
