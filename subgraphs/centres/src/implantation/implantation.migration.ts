import type { SqlMigration } from '@mirex/kit/database';

/** Which papers are put in which centres: plans, of which the last that was validated holds. */
export const IMPLANTATION: SqlMigration = {
  name: '2026-11-22-implantation',
  sql: `
    create table implantation_plan (
      id text collate "C" primary key,
      session integer not null,
      kind text not null,
      state text not null constraint a_plan_is_in_one_of_its_states check (state in ('PROPOSED', 'VALIDATED', 'OUTDATED')),
      lines jsonb not null,
      "left" jsonb not null,
      at timestamptz not null,
      by text not null,
      validated_at timestamptz,
      validated_by text
    );
    create index implantation_plan_by_session on implantation_plan (session, id);
    create unique index one_valid_plan_of_a_kind on implantation_plan (session, kind) where state = 'VALIDATED';
  `,
};
