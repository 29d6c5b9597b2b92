import type { SqlMigration } from '@mirex/kit/database';

/** Frozen figures, which the table itself keeps from changing, and the threshold of their secrecy. */
export const snapshotMigration: SqlMigration = {
  name: '2026-11-22-snapshot',
  sql: `
    create table snapshot (
      name text collate "C" primary key,
      kind text not null check (kind in ('RAW', 'PUBLIC')),
      session_year integer not null,
      content text not null,
      sha256 text not null,
      asked jsonb not null,
      missing jsonb not null,
      frozen_at timestamptz not null,
      frozen_by text not null,
      constraint public_is_complete check (kind = 'RAW' or missing = '[]')
    );
    create unique index one_public_snapshot_per_session on snapshot (session_year) where kind = 'PUBLIC';
    create index snapshot_by_session on snapshot (session_year, frozen_at);
    create function refuse_snapshot_change() returns trigger language plpgsql as
      $$ begin raise exception 'frozen figures never change'; end $$;
    create trigger snapshot_is_immutable before update or delete on snapshot for each row execute function refuse_snapshot_change();
    create table statistical_secrecy (
      only_one boolean primary key default true check (only_one),
      threshold integer not null check (threshold between 1 and 100),
      status text not null,
      note text not null
    );
    insert into statistical_secrecy (threshold, status, note) values (5, 'TO_BE_CHECKED', 'Proposition : aucun texte fixant un seuil pour les examens n’a été trouvé.');
  `,
};
