import type { SqlMigration } from '@mirex/kit/database';

/** What an actor is, what keeps them from a mission, and the traces of both. */
export const STANDING_MIGRATION: SqlMigration = {
  name: '2026-11-22-actor-standing',
  sql: `
    alter table actor add column status text not null default 'UNKNOWN';
    alter table actor add column qualities jsonb not null default '[]';
    alter table actor add column payee_file boolean not null default false;
    alter table actor add column nir_fingerprint text collate "C";
    alter table actor add column iban_fingerprint text collate "C";
    alter table actor add column survivor_id text collate "C" references actor (id);
    alter table actor add column version integer not null default 1;
    create index actor_by_survivor on actor (survivor_id) where survivor_id is not null;
    alter table competence add column state text not null default 'VALID';
    alter table competence add column proposed_by text;
    alter table competence add column decided_by text;
    alter table competence add column decided_at timestamptz;
    create table trace (
      subject text collate "C" not null,
      version integer not null,
      at timestamptz not null,
      by text not null,
      act text not null,
      before text,
      after text,
      reason text,
      primary key (subject, version)
    );
    create table incompatibility (
      id text collate "C" primary key,
      actor_id text collate "C" not null references actor (id),
      kind text not null,
      target text collate "C" not null,
      from_date date,
      to_date date,
      reason text not null,
      withdrawn boolean not null default false,
      version integer not null default 1,
      constraint incompatibility_period_forward check (from_date is null or to_date is null or from_date <= to_date)
    );
    create index incompatibility_by_actor on incompatibility (actor_id) where not withdrawn;
    create index incompatibility_by_target on incompatibility (target) where not withdrawn and kind = 'ACTOR';
    alter table diary_entry alter column summons_id drop not null;
    alter table diary_entry add column reserved_for text;
    alter table diary_entry add column expires_at timestamptz;
    alter table diary_entry add constraint diary_entry_taken_by_somebody check (summons_id is not null or reserved_for is not null);
    alter table summons add column incident text collate "C";
    create index summons_by_paper on summons (paper_code, session, id);
    create index summons_by_actor on summons (actor_id, session);
  `,
};
