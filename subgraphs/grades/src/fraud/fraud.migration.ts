import type { SqlMigration } from '@mirex/kit/database';

export const fraudMigration: SqlMigration = {
  name: '2026-11-22-fraud',
  sql: `
    create table fraud_case (
      id text collate "C" primary key,
      enrolment_id text collate "C" not null,
      candidate_id text collate "C",
      session integer not null,
      speciality_code text collate "C" not null,
      place text not null,
      papers text[] not null,
      facts text not null,
      state text not null,
      record_on date,
      countersigned boolean,
      sent_on date,
      report_on date,
      proposal text,
      notice_on date,
      sanction_on date,
      authority text,
      ban_months integer not null default 0,
      notified_on date,
      appealed_on date,
      commission_on date,
      opinion_on date,
      sanctioned boolean not null default false,
      final_at timestamptz,
      version integer not null default 1
    );
    create unique index one_open_fraud_case on fraud_case (enrolment_id) where state <> 'FINAL';
    create index fraud_case_by_candidate on fraud_case (candidate_id);
    create table fraud_change (
      sequence bigint generated always as identity primary key,
      case_id text collate "C" not null,
      at timestamptz not null,
      by text not null,
      act text not null,
      state_before text,
      state_after text not null,
      reason text
    );
    create index fraud_change_by_case on fraud_change (case_id, sequence);
  `,
};
