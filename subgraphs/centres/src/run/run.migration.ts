import type { SqlMigration } from '@mirex/kit/database';

/** Allocation runs, what they propose, and the centres that candidates are assigned to without a seat. */
export const RUN: SqlMigration = {
  name: '2026-11-22-allocation-run',
  sql: `
    alter table allocation add summoned boolean not null default false;
    create table allocation_run (
      id text collate "C" primary key,
      session integer not null,
      kind text not null,
      state text not null,
      at timestamptz not null,
      by text not null,
      adopted_at timestamptz,
      adopted_by text,
      candidates integer not null,
      unplaced integer not null,
      optimal boolean not null,
      choices jsonb not null,
      left_out jsonb not null,
      assignments jsonb not null,
      constraint a_run_is_one_of_its_states check (state in ('SIMULATED', 'ADOPTED', 'OUTDATED'))
    );
    create index allocation_run_by_session on allocation_run (session, kind);
    create table centre_assignment (
      enrolment_id text collate "C" not null,
      kind text not null,
      centre_id text collate "C" not null references centre (id),
      at timestamptz not null,
      by text not null,
      primary key (enrolment_id, kind)
    );
    create index centre_assignment_by_centre on centre_assignment (centre_id);
  `,
};
