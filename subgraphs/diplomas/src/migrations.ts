import type { SqlMigration } from '@mirex/kit/database';

import { archiveMigration } from './archive/archive.migration.ts';
import { caseFileMigration } from './case-file/case-file.migration.ts';
import { certificateMigration } from './certificate/certificate.migration.ts';
import { printOrderMigration } from './order/print-order.migration.ts';
import { pressMigration } from './press/press.migration.ts';
import { publicationMigration, resultsInOrderMigration } from './publication/publication.migration.ts';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-awarded-diploma',
    sql: `
      create table known_enrolment (
        id text collate "C" primary key,
        number text collate "C" not null,
        session integer not null,
        speciality_code text collate "C" not null,
        state text not null
      );
      create table awarded_diploma (
        id text collate "C" primary key,
        enrolment_id text collate "C" not null constraint one_diploma_per_enrolment unique,
        session integer not null,
        speciality_code text collate "C" not null,
        diploma_code text collate "C" not null,
        state text not null,
        number text collate "C" constraint one_diploma_per_number unique,
        numbered_at timestamptz,
        version integer not null default 1,
        constraint numbered_as_its_state_says check (state in ('ELIGIBLE', 'REVOKED') or number is not null)
      );
      create index awarded_diploma_by_session on awarded_diploma (session, speciality_code, state);
      create table award_change (
        sequence bigint generated always as identity primary key,
        diploma_id text collate "C" not null,
        at timestamptz not null,
        by text not null,
        state_before text,
        state_after text not null,
        number_before text,
        number_after text,
        reason text
      );
      create index award_change_by_diploma on award_change (diploma_id, sequence);
      create table number_series (
        session integer primary key,
        last_rank integer not null
      );
      create table given_number (
        session integer not null,
        rank integer not null constraint ranks_begin_at_one check (rank > 0),
        number text collate "C" not null constraint a_number_is_given_once unique,
        diploma_id text collate "C" not null,
        given_at timestamptz not null,
        primary key (session, rank)
      );
    `,
  },
  {
    name: '2026-11-22-whose-enrolment',
    sql: `
      alter table known_enrolment add establishment_uai text collate "C", add candidate_id text collate "C";
      create index known_enrolment_by_establishment on known_enrolment (establishment_uai);
      create index known_enrolment_by_candidate on known_enrolment (candidate_id);
    `,
  },
  publicationMigration,
  certificateMigration,
  caseFileMigration,
  archiveMigration,
  printOrderMigration,
  pressMigration,
  {
    name: '2026-11-22-check-code',
    sql: `
      create index awarded_diploma_by_code on awarded_diploma (check_code) where check_code is not null;
      create index certificate_by_code on certificate (check_code);
      create index print_order_by_code on print_order (check_code) where check_code is not null;
    `,
  },
  resultsInOrderMigration,
];
