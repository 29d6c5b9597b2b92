import type { SqlMigration } from '@mirex/kit/database';

/** Who reads the text changes the row: items have a version, and a trace of what they were. */
export const regulationItemMigration: SqlMigration = {
  name: '2026-11-22-regulation-item-change',
  sql: `
    alter table regulation_item add column version integer not null default 1;
    create table regulation_item_change (
      sequence bigint generated always as identity primary key,
      regulation_code text collate "C" not null,
      name text collate "C" not null,
      version integer not null,
      at timestamptz not null,
      by text not null,
      value_before integer,
      wording_before text,
      source_before text not null,
      status_before text not null,
      reason text not null,
      unique (regulation_code, name, version),
      foreign key (regulation_code, name) references regulation_item (regulation_code, name)
    );
  `,
};
