import type { SqlMigration } from '@mirex/kit/database';

/** Editions and what they hold; the tables themselves refuse every change. */
export const editionMigration: SqlMigration = {
  name: '2026-11-22-published-edition',
  sql: `
    create table published_edition (
      number integer primary key,
      published_at timestamptz not null,
      published_by text not null,
      note text not null,
      digest text not null
    );
    create table edition_content (
      edition_number integer not null references published_edition (number),
      data_set text collate "C" not null,
      content jsonb not null,
      primary key (edition_number, data_set)
    );
    create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception 'a published edition never changes'; end $$;
    create trigger published_edition_is_immutable before update or delete on published_edition for each row execute function refuse_change();
    create trigger edition_content_is_immutable before update or delete on edition_content for each row execute function refuse_change();
  `,
};
