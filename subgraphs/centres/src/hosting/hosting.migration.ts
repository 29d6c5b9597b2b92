import type { SqlMigration } from '@mirex/kit/database';

/** What centres offer those who are summoned to them, and who said so when. */
export const HOSTING: SqlMigration = {
  name: '2026-11-22-hosting',
  sql: `
    create table hosting_conditions (
      centre_id text collate "C" primary key references centre (id),
      meals jsonb not null,
      lodging jsonb,
      currency text not null,
      invoiced boolean not null,
      at timestamptz not null,
      by text not null,
      version integer not null default 1
    );
    create table hosting_change (
      centre_id text collate "C" not null references centre (id),
      version integer not null,
      at timestamptz not null,
      by text not null,
      before text,
      after text not null,
      primary key (centre_id, version)
    );
  `,
};
