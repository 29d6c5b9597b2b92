import type { SqlMigration } from '@mirex/kit/database';

export const commissionMigration: SqlMigration = {
  name: '2026-11-22-harmonisation-commission',
  sql: `
    create table harmonisation_commission (
      id text collate "C" primary key,
      session integer not null,
      paper text collate "C" not null,
      meeting_id text collate "C",
      members jsonb not null,
      opened_at timestamptz not null,
      opened_by text not null,
      closed_at timestamptz,
      closed_by text,
      minutes text,
      version integer not null default 1
    );
    create index harmonisation_commission_by_paper on harmonisation_commission (session, paper);
    create table harmonisation_proposal (
      commission_id text collate "C" not null references harmonisation_commission (id),
      number integer not null,
      batch_id text collate "C" references marking_batch (id),
      establishment_uai text collate "C",
      shift text not null,
      reason text not null,
      state text not null,
      proposed_at timestamptz not null,
      proposed_by text not null,
      decided_at timestamptz,
      decided_by text,
      decision text,
      overruled_at timestamptz,
      overruled_by text,
      overruling text,
      moved jsonb not null default '[]',
      primary key (commission_id, number),
      check ((batch_id is null) <> (establishment_uai is null))
    );
    create unique index one_pending_proposal_of_batch on harmonisation_proposal (batch_id) where state = 'PROPOSED';
  `,
};
