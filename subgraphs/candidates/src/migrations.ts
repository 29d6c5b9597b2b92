import type { SqlMigration } from '@mirex/kit/database';

import { accommodationMigration, sealedMeasuresMigration } from './accommodation/accommodation.migration.ts';
import { addressMigration } from './address/address.migration.ts';
import { anomalyMigration } from './anomaly/anomaly.migration.ts';
import { personTwiceMigration } from './anomaly/person-twice.migration.ts';
import { voidPaperMigration } from './ban/void-paper.migration.ts';
import { banMigration } from './ban/ban.migration.ts';
import { documentMigration } from './document/document.migration.ts';
import { lifeEventMigration } from './life-event/life-event.migration.ts';
import { nationalMigration } from './national/national.migration.ts';
import { paperMapMigration } from './paper-map/paper-map.migration.ts';
import { transferMigration } from './transfer/transfer.migration.ts';
import { juryMigration } from './jury/known-jury.migration.ts';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-enrolment',
    sql: `
      create table candidate (
        id text collate "C" primary key,
        ine text constraint one_candidate_per_ine unique,
        last_name text not null,
        first_name text not null,
        birth_date date not null,
        sex text not null check (sex in ('F', 'M'))
      );
      create table enrolment (
        id text collate "C" primary key,
        number text collate "C" not null constraint one_number_per_enrolment unique,
        candidate_id text collate "C" not null references candidate (id),
        session integer not null,
        establishment_uai text collate "C" not null,
        speciality_code text collate "C" not null,
        route text not null,
        form text not null,
        state text not null,
        moved_to_id text collate "C",
        registered_at timestamptz not null,
        version integer not null default 1,
        constraint one_enrolment_per_candidate_and_session unique (candidate_id, session)
      );
      create index enrolment_by_establishment on enrolment (session, establishment_uai);
      create table candidate_counter (
        session integer primary key,
        last_rank integer not null
      );
    `,
  },
  {
    name: '2026-11-22-pre-registration',
    sql: `
      alter table candidate add column inaa text constraint one_candidate_per_inaa unique;
      alter table candidate add column identity_key text collate "C" not null default '';
      alter table candidate alter column identity_key drop default;
      create index candidate_by_identity on candidate (identity_key);

      create table pre_registration_import (
        id text collate "C" primary key,
        session integer not null,
        sha256 text not null,
        file_name text not null,
        state text not null,
        by text not null,
        started_at timestamptz not null,
        finished_at timestamptz,
        ignored_columns jsonb not null,
        lines_total integer not null,
        lines_done integer not null default 0,
        lines_kept integer not null default 0,
        lines_known integer not null default 0,
        lines_refused integer not null default 0,
        constraint one_import_per_file_and_session unique (session, sha256)
      );
      create table pre_registration_line (
        import_id text collate "C" not null references pre_registration_import (id),
        line integer not null,
        rank integer not null,
        "column" text,
        code text not null,
        message text not null,
        primary key (import_id, line, rank)
      );
      create table pre_registration_count (
        import_id text collate "C" not null references pre_registration_import (id),
        establishment_uai text collate "C" not null,
        kept integer not null,
        known integer not null,
        refused integer not null,
        primary key (import_id, establishment_uai)
      );
      create index pre_registration_count_by_establishment on pre_registration_count (establishment_uai);

      alter table enrolment add column languages jsonb not null default '[]';
      alter table enrolment add column import_id text collate "C" references pre_registration_import (id);
      alter table enrolment add column import_line integer;
      create table enrolment_change (
        enrolment_id text collate "C" not null references enrolment (id),
        version integer not null,
        at timestamptz not null,
        by text not null,
        from_state text,
        to_state text not null,
        reason text,
        primary key (enrolment_id, version)
      );
    `,
  },
  {
    name: '2026-11-22-candidate-version',
    sql: 'alter table candidate add column version integer not null default 1;',
  },
  paperMapMigration,
  documentMigration,
  nationalMigration,
  accommodationMigration,
  transferMigration,
  juryMigration,
  anomalyMigration,
  lifeEventMigration,
  addressMigration,
  banMigration,
  personTwiceMigration,
  voidPaperMigration,
  sealedMeasuresMigration,
];
