import type { SqlMigration } from '@mirex/kit/database';

/** Appeals, requests for documents, complaints and letters, and what was done about each. */
export const caseFileMigration: SqlMigration = {
  name: '2026-11-22-case-file',
  sql: `
    create table case_file (
      id text collate "C" primary key,
      kind text not null,
      state text not null,
      enrolment_id text collate "C" not null,
      candidate_id text collate "C",
      session integer not null,
      diploma_code text collate "C" not null,
      time_zone text not null,
      requested_document text,
      paper text collate "C",
      ground text,
      against_id text collate "C" references case_file (id) deferrable initially deferred,
      subject text not null,
      body text not null,
      opened_at timestamptz not null,
      opened_by text not null,
      received_on date not null,
      due_on date not null,
      assignee text,
      outcome text,
      answer text,
      enclosures jsonb not null default '[]',
      answered_on date,
      answered_by text,
      further_until date,
      awaits_decision_after integer,
      version integer not null default 1,
      constraint answered_as_its_outcome_says check ((outcome is null) = (answered_on is null) and (outcome is null) = (answer is null))
    );
    create unique index one_open_case_per_matter on case_file (enrolment_id, kind, coalesce(requested_document, ''), coalesce(paper, ''))
      where kind not in ('COMPLAINT', 'LETTER') and state in ('RECEIVED', 'ACKNOWLEDGED', 'ASSIGNED', 'INVESTIGATED');
    create index case_file_by_term on case_file (due_on, id);
    create index case_file_by_candidate on case_file (candidate_id);
    create index case_file_by_enrolment on case_file (enrolment_id);
    create table case_change (
      sequence bigint generated always as identity primary key,
      case_id text collate "C" not null references case_file (id) deferrable initially deferred,
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      assignee text,
      reason text
    );
    create index case_change_by_case on case_change (case_id, sequence);
  `,
};
