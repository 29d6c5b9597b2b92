import type { SqlMigration } from '@mirex/kit/database';

/** A complement adjusts a claim that was paid, or its last complement; one mission may so have several. */
export const complementMigration: SqlMigration = {
  name: '2026-11-22-complement',
  sql: `
    alter table claim add column adjusts_id text collate "C" references claim (id) deferrable initially deferred;
    alter table claim drop constraint one_claim_per_summons_and_kind;
    create unique index one_claim_per_summons_and_kind on claim (summons_id, kind) where adjusts_id is null;
    create unique index one_complement_per_claim on claim (adjusts_id) where adjusts_id is not null;
  `,
};
