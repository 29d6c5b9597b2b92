import type { SqlMigration } from '@mirex/kit/database';

/** What is decided once for the nation about a person: by keyed hash, without a name or an identifier of a pupil. */
export const nationalLockMigration: SqlMigration = {
  name: '2026-11-22-national-lock',
  sql: `
    create table speciality_lock (
      person_key text collate "C" not null check (person_key ~ '^[0-9a-f]{64}$'),
      session integer not null,
      held_for text collate "C" not null,
      speciality text collate "C" not null,
      mirex text collate "C" not null,
      enrolment_id text collate "C" not null,
      reserved_at timestamptz not null,
      primary key (person_key, session, held_for)
    );
    create index speciality_lock_by_enrolment on speciality_lock (enrolment_id);
    create table speciality_lock_change (
      sequence bigint generated always as identity primary key,
      enrolment_id text collate "C" not null,
      person_key text collate "C" not null,
      session integer not null,
      mirex text collate "C" not null,
      speciality_before text,
      speciality_after text,
      at timestamptz not null,
      by text not null,
      reason text
    );
    create index speciality_lock_change_by_enrolment on speciality_lock_change (enrolment_id, sequence);
    create table exam_ban (
      case_id text collate "C" primary key,
      person_key text collate "C" not null check (person_key ~ '^[0-9a-f]{64}$'),
      mirex text collate "C" not null,
      banned_from date not null,
      banned_until date not null check (banned_until >= banned_from),
      lifted_at timestamptz,
      version integer not null default 1
    );
    create index exam_ban_by_person on exam_ban (person_key);
    create table exam_ban_change (
      sequence bigint generated always as identity primary key,
      case_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      banned_from date not null,
      banned_until date not null,
      lifted boolean not null,
      reason text
    );
    create index exam_ban_change_by_case on exam_ban_change (case_id, sequence);
  `,
};
