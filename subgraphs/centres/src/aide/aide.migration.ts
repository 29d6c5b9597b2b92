import type { SqlMigration } from '@mirex/kit/database';

/** Who writes or reads for a candidate; which of the two is never written: it would say what the measure is. */
export const AIDE: SqlMigration = {
  name: '2026-11-22-accommodation-aide',
  sql: `
    create table accommodation_aide (
      sitting_id text collate "C" not null,
      enrolment_id text collate "C" not null,
      actor_id text collate "C",
      version integer not null,
      primary key (sitting_id, enrolment_id)
    );
    create index accommodation_aide_by_actor on accommodation_aide (actor_id) where actor_id is not null;
    create table accommodation_aide_change (
      sequence bigint generated always as identity primary key,
      sitting_id text collate "C" not null,
      enrolment_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      reason text,
      actor_before text collate "C",
      actor_after text collate "C"
    );
    create index accommodation_aide_change_by_seat on accommodation_aide_change (sitting_id, enrolment_id, sequence);
    alter table known_actor add column survivor_id text collate "C";
    create index known_actor_by_survivor on known_actor (survivor_id) where survivor_id is not null;
    create table known_incompatibility (
      id text collate "C" primary key,
      actor_id text collate "C" not null,
      kind text not null,
      target text collate "C" not null,
      from_date date,
      to_date date,
      withdrawn boolean not null
    );
    create index known_incompatibility_by_actor on known_incompatibility (actor_id);
  `,
};
