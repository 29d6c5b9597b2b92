import type { SqlMigration } from '@mirex/kit/database';

/** Oldest first. A landed migration never changes: what follows it is a new one. */
export const migrations: readonly SqlMigration[] = [
  {
    name: '2026-11-22-claim',
    sql: `
      create table claim (
        id text collate "C" primary key,
        summons_id text collate "C" not null constraint one_claim_per_summons unique,
        actor_id text collate "C" not null,
        session integer not null,
        activity text not null,
        speciality_code text collate "C",
        mission_date date not null,
        quantity integer not null,
        state text not null,
        summons_cancelled boolean not null,
        currency text collate "C",
        minor bigint,
        unpriced_because jsonb,
        version integer not null default 1,
        constraint priced_or_said_why check ((minor is null) = (currency is null) and (minor is null) = (unpriced_because is not null))
      );
      create index claim_by_session on claim (session, state);
      create table claim_line (
        claim_id text collate "C" not null references claim (id),
        rank integer not null,
        activity text not null,
        quantity integer not null,
        unit_minor bigint not null,
        minor bigint not null,
        currency text collate "C" not null,
        rate text not null,
        primary key (claim_id, rank),
        constraint amount_is_quantity_at_rate check (minor = quantity * unit_minor)
      );
      create table claim_change (
        claim_id text collate "C" not null references claim (id),
        version integer not null,
        at timestamptz not null,
        by text not null,
        from_state text,
        to_state text not null,
        reason text,
        primary key (claim_id, version)
      );
    `,
  },
];
