import type { SqlMigration } from '@mirex/kit/database';

export const guidanceMigration: SqlMigration = {
  name: '2026-11-22-guidance',
  sql: `
    create table marking_guidance (
      id text collate "C" primary key,
      session integer not null,
      paper text collate "C" not null,
      kind text not null,
      number integer not null,
      title text not null,
      body text not null,
      visible_at timestamptz not null,
      state text not null,
      deposited_by text not null,
      version integer not null default 1,
      constraint one_guidance_per_number unique (session, paper, kind, number)
    );
    create unique index one_guidance_in_force on marking_guidance (session, paper, kind) where state = 'VALIDATED';
    create table guidance_change (
      sequence bigint generated always as identity primary key,
      guidance_id text collate "C" not null references marking_guidance (id),
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      reason text
    );
    create index guidance_change_by_guidance on guidance_change (guidance_id, sequence);
  `,
};
