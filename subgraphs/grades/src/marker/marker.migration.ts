import type { SqlMigration } from '@mirex/kit/database';

/** Who may mark, as actors tells it; and what becomes of a batch, for whoever asks later. */
export const markerMigration: SqlMigration = {
  name: '2026-11-22-known-markers',
  sql: `
    create table known_actor (
      id text collate "C" primary key,
      establishment_uai text collate "C",
      survivor_id text collate "C"
    );
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
    create table marking_batch_change (
      sequence bigint generated always as identity primary key,
      batch_id text collate "C" not null references marking_batch (id),
      at timestamptz not null,
      by text not null,
      act text not null,
      scripts integer,
      reason text
    );
    create index marking_batch_change_by_batch on marking_batch_change (batch_id, sequence);
  `,
};
