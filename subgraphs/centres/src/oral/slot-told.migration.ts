import type { SqlMigration } from '@mirex/kit/database';

/** Slots are told, printed on summonses, and moved by hand. */
export const SLOT_TOLD: SqlMigration = {
  name: '2026-11-22-oral-slot-told',
  sql: `
    alter table oral_slot add version integer not null default 1, add summoned boolean not null default false;
    alter table candidate_summons add orals jsonb not null default '[]';
  `,
};
