import type { SqlMigration } from '@mirex/kit/database';

import { announcementMigration } from './announcement/announcement.migration.ts';
import { offerChangeMigration } from './offer/offer-change.migration.ts';
import { editionMigration } from './edition/edition.migration.ts';
import { nationalLockMigration } from './national-lock/national-lock.migration.ts';
import { sessionPlanningMigration } from './session/session-planning.migration.ts';
import { snapshotMigration } from './snapshot/snapshot.migration.ts';
import { clockMigration } from './territory/clock.migration.ts';
import { regulationItemMigration } from './regulation/regulation-item.migration.ts';
import { retentionClassesMigrations } from './retention/retention-classes.migration.ts';
import { retentionRuleMigration } from './retention/retention-rule.migration.ts';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-territory',
    sql: `
      create table mirex (
        code text collate "C" primary key,
        name text not null,
        kind text not null,
        note text
      );
      create table competent_service (
        mirex_code text collate "C" not null references mirex (code),
        name text not null,
        role text not null,
        valid_from date not null,
        valid_to date,
        status text not null,
        primary key (mirex_code, name)
      );
      create table region (
        code text collate "C" primary key,
        name text not null,
        zone text not null
      );
      create table department (
        code text collate "C" primary key,
        name text not null,
        region_code text collate "C" not null references region (code)
      );
      create index department_by_region on department (region_code);
      create table territory_assignment (
        region_code text collate "C" not null references region (code),
        first_session integer not null,
        last_session integer,
        mirex_code text collate "C" not null references mirex (code),
        effective_from date not null,
        source text not null,
        primary key (region_code, first_session),
        constraint assignment_ends_after_it_begins check (last_session >= first_session)
      );
      create index assignment_by_mirex on territory_assignment (mirex_code);
      create table establishment (
        uai text collate "C" primary key check (uai ~ '^[0-9]{7}[A-Z]$'),
        name text not null,
        sector text not null,
        department_code text collate "C" not null references department (code),
        commune text
      );
      create index establishment_by_department on establishment (department_code, uai);
    `,
  },
  {
    name: '2026-11-22-diploma',
    sql: `
      create table diploma (
        code text collate "C" primary key,
        name text not null,
        level integer not null,
        formation_prefix text not null,
        last_session integer,
        source text not null,
        status text not null
      );
      create table speciality (
        code text collate "C" primary key,
        diploma_code text collate "C" not null references diploma (code),
        label text not null,
        first_session integer,
        last_session integer,
        last_session_status text not null,
        opened_on date,
        closed_on date
      );
      create index speciality_by_diploma on speciality (diploma_code, code);
      create table rncp_record (
        speciality_code text collate "C" not null references speciality (code),
        number text collate "C" not null,
        first_session integer,
        last_session integer,
        primary key (speciality_code, number)
      );
      create table replacement (
        old_code text collate "C" not null,
        new_code text collate "C" not null,
        primary key (old_code, new_code)
      );
      create index replacement_by_new on replacement (new_code);
      create table mef (
        code text collate "C" primary key,
        speciality_code text collate "C" not null references speciality (code),
        label text not null,
        duration integer not null,
        year integer not null,
        opened_on date,
        closed_on date
      );
      create index mef_by_speciality on mef (speciality_code, code);
      create table paper (
        code text collate "C" primary key,
        speciality_code text collate "C" not null references speciality (code),
        number text not null,
        label text not null,
        mode text not null,
        coefficient_tenths integer not null check (coefficient_tenths >= 0),
        mark_step integer not null check (mark_step > 0),
        anticipated boolean not null,
        professional boolean not null,
        first_session integer not null,
        last_session integer,
        source text not null,
        status text not null
      );
      create index paper_by_speciality on paper (speciality_code, code);
      create table exam_regulation (
        code text collate "C" primary key,
        diploma_code text collate "C" not null references diploma (code),
        scope text,
        region_code text collate "C" references region (code),
        first_session integer not null,
        last_session integer,
        legal_refs text[] not null,
        status text not null
      );
      create table regulation_item (
        regulation_code text collate "C" not null references exam_regulation (code),
        name text collate "C" not null,
        unit text not null,
        value integer,
        wording text,
        source text not null,
        status text not null,
        primary key (regulation_code, name)
      );
    `,
  },
  {
    name: '2026-11-22-session',
    sql: `
      create table exam_session (year integer primary key);
      create table session_calendar (
        session_year integer not null references exam_session (year),
        zone text collate "C" not null,
        time_zone text not null,
        state text not null,
        reopened_for text,
        version integer not null default 1,
        primary key (session_year, zone)
      );
      create table session_phase (
        session_year integer not null,
        zone text collate "C" not null,
        phase text collate "C" not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        status text not null,
        primary key (session_year, zone, phase),
        foreign key (session_year, zone) references session_calendar (session_year, zone),
        constraint phase_ends_after_it_starts check (ends_at > starts_at)
      );
      create table training_offer (
        id text collate "C" primary key,
        uai text collate "C" not null references establishment (uai),
        speciality_code text collate "C" not null references speciality (code),
        route text collate "C" not null,
        first_session integer not null,
        last_session integer,
        state text not null,
        version integer not null default 1,
        constraint one_offer_per_course_and_start unique (uai, speciality_code, route, first_session),
        constraint offer_ends_after_it_begins check (last_session >= first_session)
      );
      create index offer_by_speciality on training_offer (speciality_code);
      create table rate (
        code text collate "C" primary key,
        activity text collate "C" not null,
        level integer,
        unit text not null,
        minor bigint not null,
        currency text not null check (currency in ('EUR', 'XPF')),
        valid_from date not null,
        valid_to date,
        source text not null,
        status text not null
      );
    `,
  },
  editionMigration,
  {
    name: '2026-11-22-import',
    sql: `
      create table imported_file (
        digest text collate "C" not null,
        importer text collate "C" not null,
        imported_at timestamptz not null,
        imported_by text not null,
        lines integer not null,
        primary key (digest, importer)
      );
    `,
  },
  {
    name: '2026-11-22-readiness',
    sql: `
      alter table mirex add column multi_site_until date;
      create table declaration (
        session_year integer not null references exam_session (year),
        mirex_code text collate "C" not null references mirex (code),
        validated_at timestamptz not null,
        validated_by text not null,
        primary key (session_year, mirex_code)
      );
      create table accreditation (
        code text collate "C" primary key,
        uai text collate "C" not null references establishment (uai),
        kind text not null,
        speciality_code text collate "C" references speciality (code),
        valid_from date not null,
        valid_to date not null check (valid_to >= valid_from)
      );
      create index accreditation_by_establishment on accreditation (uai, code);
    `,
  },
  snapshotMigration,
  clockMigration,
  nationalLockMigration,
  { name: '2026-11-22-physical-education', sql: 'alter table paper add column eps boolean not null default false;' },
  { name: '2026-11-22-optional-paper', sql: 'alter table paper add column optional boolean not null default false;' },
  sessionPlanningMigration,
  retentionRuleMigration,
  announcementMigration,
  offerChangeMigration,
  ...retentionClassesMigrations,
  regulationItemMigration,
];
