import type { SqlMigration } from '@mirex/kit/database';

import { AIDE } from './aide/aide.migration.ts';
import { ATTENDANCE } from './attendance/attendance.migration.ts';
import { CUSTODY } from './custody/custody.migration.ts';
import { DISTANCE } from './distance/distance.migration.ts';
import { ORGANISATION } from './enrolment/organisation.migration.ts';
import { INCIDENT } from './incident/incident.migration.ts';
import { HOSTING } from './hosting/hosting.migration.ts';
import { IMPLANTATION } from './implantation/implantation.migration.ts';
import { CENTRE_FILE } from './centre-file/centre-file.migration.ts';
import { INVIGILATION } from './invigilation/invigilation.migration.ts';
import { ORAL_ATTENDANCE } from './oral-attendance/oral-attendance.migration.ts';
import { ORAL } from './oral/oral.migration.ts';
import { SLOT_TOLD } from './oral/slot-told.migration.ts';
import { RUN } from './run/run.migration.ts';
import { SUMMONS } from './summons/summons.migration.ts';
import { SEALED_MEASURES } from './enrolment/sealed-measure.migration.ts';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-centre',
    sql: `
      create table known_enrolment (
        id text collate "C" primary key,
        number text collate "C" not null,
        session integer not null,
        speciality_code text collate "C" not null,
        state text not null
      );
      create table venue (
        id text collate "C" primary key,
        code text collate "C" not null constraint one_venue_per_code unique,
        name text not null,
        commune text collate "C" not null,
        time_zone text not null,
        closed_on date,
        version integer not null default 1
      );
      create table room (
        venue_id text collate "C" not null references venue (id),
        code text collate "C" not null,
        capacity integer not null constraint a_room_seats_somebody check (capacity > 0),
        accessible boolean not null,
        primary key (venue_id, code)
      );
      create table centre (
        id text collate "C" primary key,
        venue_id text collate "C" not null references venue (id),
        session integer not null,
        kind text not null,
        state text not null,
        version integer not null default 1,
        constraint one_centre_per_venue_session_and_kind unique (venue_id, session, kind)
      );
      create index centre_by_session on centre (session, kind);
      create table centre_change (
        sequence bigint generated always as identity primary key,
        centre_id text collate "C" not null,
        at timestamptz not null,
        by text not null,
        state_before text,
        state_after text not null,
        reason text
      );
      create index centre_change_by_centre on centre_change (centre_id, sequence);
      create table sitting (
        id text collate "C" primary key,
        centre_id text collate "C" not null references centre (id),
        session integer not null,
        paper_code text collate "C" not null,
        speciality_code text collate "C" not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        time_zone text not null,
        constraint one_sitting_per_centre_paper_and_start unique (centre_id, paper_code, starts_at),
        constraint a_sitting_ends_after_it_starts check (ends_at > starts_at)
      );
      create index sitting_by_paper on sitting (session, paper_code);
      create table allocation (
        id text collate "C" primary key,
        enrolment_id text collate "C" not null,
        sitting_id text collate "C" not null references sitting (id),
        venue_id text collate "C" not null,
        room_code text collate "C" not null,
        seat integer not null check (seat > 0),
        constraint one_allocation_per_enrolment_and_sitting unique (enrolment_id, sitting_id),
        constraint one_candidate_per_seat unique (sitting_id, room_code, seat),
        foreign key (venue_id, room_code) references room (venue_id, code)
      );
      create index allocation_by_venue on allocation (venue_id);
    `,
  },
  ORGANISATION, DISTANCE, RUN, SUMMONS, INCIDENT, ATTENDANCE, CUSTODY, INVIGILATION, ORAL, SLOT_TOLD, HOSTING, IMPLANTATION, CENTRE_FILE, SEALED_MEASURES, ORAL_ATTENDANCE, AIDE,
];
