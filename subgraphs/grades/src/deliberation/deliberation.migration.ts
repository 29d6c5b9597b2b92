import type { SqlMigration } from '@mirex/kit/database';

/** What a jury needs and what it leaves. A signed record is never changed: the database refuses it whoever asks. */
export const deliberationMigration: SqlMigration = {
  name: '2026-11-22-deliberation',
  sql: `
    alter table known_enrolment add column number text, add column candidate_id text collate "C";
    create index known_enrolment_by_speciality on known_enrolment (session, speciality_code);
    alter table mark add column locked_from text;
    create table known_paper (
      enrolment_id text collate "C" not null,
      paper text collate "C" not null,
      mode text not null,
      status text not null,
      kept integer,
      primary key (enrolment_id, paper)
    );
    create table attendance (
      enrolment_id text collate "C" not null,
      paper text collate "C" not null,
      session integer not null,
      sitting_id text collate "C" not null,
      centre_id text collate "C" not null,
      presence text not null,
      primary key (enrolment_id, paper)
    );
    create index attendance_by_paper on attendance (session, paper);
    create table known_jury (
      id text collate "C" primary key,
      session integer not null,
      diploma text collate "C" not null,
      speciality_code text collate "C",
      state text not null,
      members jsonb not null
    );
    create table second_group_mark (
      enrolment_id text collate "C" not null,
      paper text collate "C" not null,
      hundredths integer check (hundredths between 0 and 2000),
      entered_at timestamptz not null,
      entered_by text not null,
      primary key (enrolment_id, paper)
    );
    create table deliberation (
      id text collate "C" primary key,
      session integer not null,
      speciality_code text collate "C" not null,
      diploma text collate "C" not null,
      exam_group integer not null check (exam_group in (1, 2)),
      jury_id text collate "C" not null,
      corrects_id text collate "C" references deliberation (id),
      reason text,
      state text not null,
      edition integer not null,
      to_be_checked text[] not null,
      files_required boolean not null,
      pass_average integer not null,
      opened_at timestamptz not null,
      opened_by text not null,
      signed_at timestamptz,
      signed_by text,
      record_hash text,
      version integer not null default 1,
      check ((state = 'SIGNED') = (record_hash is not null))
    );
    create unique index one_open_deliberation on deliberation (session, speciality_code) where state = 'OPEN';
    create index deliberation_by_jury on deliberation (jury_id);
    create table result (
      id text collate "C" primary key,
      deliberation_id text collate "C" not null references deliberation (id),
      enrolment_id text collate "C" not null,
      number integer not null,
      session integer not null,
      speciality_code text collate "C" not null,
      proposed text not null,
      decision text not null,
      reason text not null,
      total_thousandths bigint not null,
      coefficient_tenths integer not null,
      average_hundredths integer,
      short_thousandths bigint not null,
      jury_may_admit boolean not null,
      jury_thousandths bigint not null default 0,
      jury_reason text,
      jury_by text,
      jury_at timestamptz,
      honours text,
      failed_certificate boolean not null,
      blocks text[] not null,
      marks jsonb not null,
      version integer not null default 1,
      constraint one_result_per_enrolment_and_deliberation unique (deliberation_id, enrolment_id),
      constraint one_result_per_number unique (enrolment_id, number)
    );
    create index result_by_speciality on result (session, speciality_code);
    create table result_change (
      sequence bigint generated always as identity primary key,
      result_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      decision_before text not null,
      decision_after text not null,
      thousandths_before bigint not null,
      thousandths_after bigint not null,
      reason text not null
    );
    create index result_change_by_result on result_change (result_id, sequence);
    create function refuse_change_of_signed_record() returns trigger language plpgsql as $$ begin
      raise exception 'a signed record is never changed: a correction is a new deliberation';
    end $$;
    create function refuse_change_of_signed_result() returns trigger language plpgsql as $$ begin
      if exists (select from deliberation d where d.id = old.deliberation_id and d.state = 'SIGNED') then
        raise exception 'a signed record is never changed: a correction is a new deliberation';
      end if;
      return coalesce(new, old);
    end $$;
    create trigger signed_record before update or delete on deliberation for each row when (old.state = 'SIGNED') execute function refuse_change_of_signed_record();
    create trigger signed_result before update or delete on result for each row execute function refuse_change_of_signed_result();
  `,
};
