import type { SqlMigration } from '@mirex/kit/database';

/** Where and when candidates are heard, one after the other. */
export const ORAL: SqlMigration = {
  name: '2026-11-22-oral',
  sql: `
    create table evaluation_post (
      id text collate "C" primary key,
      centre_id text collate "C" not null references centre (id),
      session integer not null,
      paper_code text collate "C" not null,
      room_code text collate "C" not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      slot_minutes integer not null check (slot_minutes > 0),
      at timestamptz not null,
      by text not null,
      constraint one_post_per_room_and_start unique (centre_id, room_code, starts_at)
    );
    create index evaluation_post_by_paper on evaluation_post (centre_id, paper_code, starts_at);
    create table oral_slot (
      enrolment_id text collate "C" not null,
      paper_code text collate "C" not null,
      post_id text collate "C" not null references evaluation_post (id),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      at timestamptz not null,
      by text not null,
      primary key (enrolment_id, paper_code)
    );
    create index oral_slot_by_post on oral_slot (post_id, starts_at);
    create index allocation_by_seat on allocation (venue_id, room_code, seat);
    create table accommodation_list_seen (
      sequence bigint generated always as identity primary key,
      sitting_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      digest text not null
    );
    create index accommodation_list_seen_by_sitting on accommodation_list_seen (sitting_id, sequence);
  `,
};
