import type { SqlMigration } from '@mirex/kit/database';

export const MERGE_MIGRATION: SqlMigration = {
  name: '2026-11-22-actor-merge',
  sql: `
    create table actor_merge (
      id text collate "C" primary key,
      survivor_id text collate "C" not null references actor (id),
      merged_id text collate "C" not null references actor (id),
      proposed_by text not null,
      state text not null default 'PROPOSED',
      undo_until timestamptz,
      moved jsonb,
      version integer not null default 1
    );
    create index actor_merge_by_actor on actor_merge (merged_id);
    create index actor_by_name on actor (lower(last_name), lower(first_name)) where survivor_id is null;
    create index actor_by_nir on actor (nir_fingerprint) where nir_fingerprint is not null;
  `,
};
