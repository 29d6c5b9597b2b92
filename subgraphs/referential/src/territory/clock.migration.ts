import type { SqlMigration } from '@mirex/kit/database';

/** By which calendar and clock each region lives, and until when a phase stands open again. */
export const clockMigration: SqlMigration = {
  name: '2026-11-22-territory-clock',
  sql: `
    alter table region add column calendar_zone text collate "C", add column time_zone text;
    alter table session_calendar add column reopened_phase text, add column reopened_until timestamptz,
      add constraint reopened_until_an_instant check ((reopened_phase is null) = (reopened_until is null));
  `,
};
