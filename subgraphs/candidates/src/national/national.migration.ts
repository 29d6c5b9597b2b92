import type { SqlMigration } from '@mirex/kit/database';

export const nationalMigration: SqlMigration = {
  name: '2026-11-22-national-check',
  sql: `
    alter table enrolment add column national_check text not null default 'PENDING';
    alter table enrolment add column national_mirex text;
    alter table enrolment add column national_speciality text;
    alter table enrolment add column national_until date;
    alter table enrolment add column national_replaces text collate "C";
    create index enrolment_national_pending on enrolment (session, id) where national_check = 'PENDING';
    create table national_intention (
      enrolment_id text collate "C" primary key,
      asked_at timestamptz not null
    );
  `,
};
