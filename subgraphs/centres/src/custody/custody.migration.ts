import type { SqlMigration } from '@mirex/kit/database';

/** Packages of subjects, and where each has been: lines that nobody changes or takes away, the database says so too. */
export const CUSTODY: SqlMigration = {
  name: '2026-11-22-custody',
  sql: `
    create table subject_package (
      id text collate "C" primary key,
      number text collate "C" not null constraint one_package_per_number unique,
      sitting_id text collate "C" not null references sitting (id),
      format text not null,
      copies integer not null constraint a_package_holds_something check (copies > 0),
      subject text not null,
      state text not null,
      version integer not null default 1
    );
    create index subject_package_by_sitting on subject_package (sitting_id);
    create table custody_event (
      sequence bigint generated always as identity primary key,
      package_id text collate "C" not null references subject_package (id),
      state text not null,
      at timestamptz not null,
      by text not null,
      seal_intact boolean not null,
      note text
    );
    create index custody_event_by_package on custody_event (package_id, sequence);
    create function refuse_change_of_custody() returns trigger language plpgsql as $$
      begin raise exception 'custody is append-only'; end
    $$;
    create trigger custody_is_append_only before update or delete on custody_event for each row execute function refuse_change_of_custody();
  `,
};
