import type { SqlMigration } from '@mirex/kit/database';

import { ccfMigration } from './ccf/ccf.migration.ts';
import { ccfCheckMigration } from './ccf-check/ccf-check.migration.ts';
import { deliberationMigration } from './deliberation/deliberation.migration.ts';
import { lockedByMigration } from './deliberation/locked-by.migration.ts';
import { fraudMigration } from './fraud/fraud.migration.ts';
import { guidanceMigration } from './guidance/guidance.migration.ts';
import { commissionMigration } from './harmonisation/commission.migration.ts';
import { markerMigration } from './marker/marker.migration.ts';
import { markingMigration } from './marking/marking.migration.ts';
import { oralMigration } from './oral/oral.migration.ts';
import { repeatMigration } from './repeat/repeat.migration.ts';
import { secondGroupMigration } from './second-group/second-group.migration.ts';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-mark',
    sql: `
      create table known_enrolment (
        id text collate "C" primary key,
        session integer not null,
        speciality_code text collate "C" not null,
        establishment_uai text collate "C" not null,
        state text not null
      );
      create table mark (
        id text collate "C" primary key,
        enrolment_id text collate "C" not null,
        paper_code text collate "C" not null,
        session integer not null,
        speciality_code text collate "C" not null,
        hundredths integer constraint mark_between_0_and_20 check (hundredths between 0 and 2000),
        state text not null,
        summons_id text collate "C",
        entered_at timestamptz,
        version integer not null default 1,
        constraint one_mark_per_enrolment_and_paper unique (enrolment_id, paper_code)
      );
      create index mark_by_paper on mark (session, paper_code);
      create table mark_change (
        sequence bigint generated always as identity primary key,
        mark_id text collate "C" not null,
        at timestamptz not null,
        by text not null,
        state_before text not null,
        state_after text not null,
        hundredths_before integer,
        hundredths_after integer,
        reason text
      );
      create index mark_change_by_mark on mark_change (mark_id, sequence);
    `,
  },
  deliberationMigration,
  fraudMigration,
  markingMigration,
  ccfMigration,
  secondGroupMigration,
  lockedByMigration,
  ccfCheckMigration,
  repeatMigration,
  markerMigration,
  guidanceMigration,
  commissionMigration,
  oralMigration,
];
