import type { SqlMigration } from '@mirex/kit/database';

import { advanceMigration } from './advance/advance.migration.ts';
import { centreMigration } from './centre/centre.migration.ts';
import { complementMigration } from './complement/complement.migration.ts';
import { hostingMigration } from './hosting/hosting.migration.ts';
import { invoiceMigration } from './invoice/invoice.migration.ts';
import { payeeToldMigration } from './payee/payee-told.migration.ts';

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
  {
    name: '2026-11-22-claim-lives',
    sql: `
      alter table claim add kind text not null default 'PAY';
      alter table claim alter kind drop default;
      alter table claim drop constraint one_claim_per_summons;
      alter table claim add constraint one_claim_per_summons_and_kind unique (summons_id, kind);
      alter table claim_line add per integer not null default 1, add on_date date, add receipt text;
      alter table claim_line alter per drop default;
      alter table claim_line drop constraint amount_is_quantity_at_rate;
      alter table claim_line add constraint amount_is_quantity_at_rate check (minor = round(quantity::numeric * unit_minor / per));
    `,
  },
  {
    name: '2026-11-22-payment',
    sql: `
      create table payee_file (
        id text collate "C" primary key,
        actor_id text collate "C" not null,
        status text not null,
        holder text not null,
        iban text not null,
        iban_end text not null,
        bic text,
        nir text,
        nir_index text,
        address text,
        family_record text,
        deposited_at timestamptz not null,
        deposited_by text not null,
        used_on date not null,
        replaced_by_id text collate "C" references payee_file (id) deferrable initially deferred
      );
      create unique index one_payee_file_per_actor on payee_file (actor_id) where replaced_by_id is null;
      create unique index one_payee_file_per_nir on payee_file (nir_index) where replaced_by_id is null;
      create table intake_key (
        kid text primary key,
        public_key jsonb not null,
        private_key text not null,
        made_at timestamptz not null
      );
      create table known_actor (
        id text collate "C" primary key,
        last_name text not null,
        first_name text not null
      );
      create table kilometre_entry (
        place bigint generated always as identity primary key,
        actor_id text collate "C" not null,
        year integer not null,
        summons_id text collate "C" not null,
        kilometres integer not null check (kilometres >= 0),
        constraint one_entry_per_mission_and_year unique (actor_id, year, summons_id)
      );
      create table vehicle_day (
        vehicle text not null,
        on_date date not null,
        actor_id text collate "C" not null,
        primary key (vehicle, on_date)
      );
      create table budget_line (
        year integer not null,
        code text collate "C" not null,
        currency text collate "C" not null,
        forecast_minor bigint not null check (forecast_minor >= 0),
        beyond text,
        version integer not null default 1,
        primary key (year, code, currency)
      );
      create table budget_change (
        year integer not null,
        code text collate "C" not null,
        currency text collate "C" not null,
        version integer not null,
        at timestamptz not null,
        by text not null,
        forecast_minor bigint not null,
        beyond text,
        primary key (year, code, currency, version)
      );
      create table batch (
        id text collate "C" primary key,
        kind text collate "C" not null,
        currency text collate "C" not null,
        state text not null,
        sequence integer,
        opened_at timestamptz not null,
        errors jsonb,
        checked_at timestamptz,
        line_count integer not null default 0,
        minor bigint not null default 0,
        sha256 text,
        budget_code text,
        budget_year integer,
        sealed_at timestamptz,
        sent_at timestamptz,
        acknowledged_at timestamptz,
        version integer not null default 1,
        constraint one_batch_per_sequence unique (kind, sequence),
        constraint sealed_whole check (state in ('OPEN', 'CHECKED') = (sequence is null) and (sequence is null) = (sha256 is null) and (sequence is null) = (sealed_at is null))
      );
      create index batch_by_opening on batch (opened_at, id);
      create table batch_counter (kind text primary key, last integer not null);
      create table batch_change (
        batch_id text collate "C" not null references batch (id),
        version integer not null,
        at timestamptz not null,
        by text not null,
        from_state text,
        to_state text not null,
        reason text,
        primary key (batch_id, version)
      );
      create table batch_line (
        id text collate "C" primary key,
        batch_id text collate "C" not null references batch (id),
        rank integer not null,
        claim_id text collate "C" not null references claim (id),
        minor bigint not null,
        payee_file_id text collate "C" references payee_file (id),
        corrects_id text collate "C" references batch_line (id),
        state text not null,
        code text,
        text text,
        paid_on date,
        paid_minor bigint,
        constraint paid_whole check ((paid_on is null) = (paid_minor is null) and (paid_on is null or state = 'ACCEPTED'))
      );
      create index batch_line_by_batch on batch_line (batch_id, rank);
      create index batch_line_by_claim on batch_line (claim_id);
      create unique index one_accepted_line_per_claim on batch_line (claim_id) where state = 'ACCEPTED';
      create unique index one_pending_line_per_claim on batch_line (claim_id) where state = 'PENDING';
      create table financial_application (
        id text collate "C" primary key,
        name text not null constraint one_financial_application_per_name unique,
        public_key jsonb not null,
        thumbprint text not null,
        debtor jsonb,
        registered_at timestamptz not null
      );
      create table export_file (
        batch_id text collate "C" primary key references batch (id),
        idempotency_key text not null,
        format text not null,
        application_id text collate "C" not null references financial_application (id),
        sha256 text not null,
        bytes integer not null,
        jwe text not null,
        made_at timestamptz not null
      );

      create function refuse_change_of_sealed() returns trigger language plpgsql as $$
      declare wrong boolean;
      begin
        if tg_table_name = 'batch' then
          select count(*) <> new.line_count or coalesce(sum(minor), 0) <> new.minor into wrong from batch_line where batch_id = new.id;
          if wrong then raise exception 'batch % cannot be sealed: its total is not that of its lines', new.id; end if;
          return new;
        end if;
        select state not in ('OPEN', 'CHECKED') into wrong from batch where id = coalesce(old.batch_id, new.batch_id);
        if wrong then raise exception 'a sealed batch does not change'; end if;
        return coalesce(new, old);
      end $$;
      create trigger sealed_total_is_that_of_lines before update on batch for each row when (old.sequence is null and new.sequence is not null) execute function refuse_change_of_sealed();
      create trigger sealed_lines_stay before insert or delete or update of batch_id, rank, claim_id, minor on batch_line for each row execute function refuse_change_of_sealed();
      create function refuse_change_of_file() returns trigger language plpgsql as $$ begin raise exception 'a file that was sent does not change'; end $$;
      create trigger sent_file_stays before update or delete on export_file for each row execute function refuse_change_of_file();
    `,
  },
  centreMigration,
  hostingMigration,
  complementMigration,
  invoiceMigration,
  advanceMigration,
  payeeToldMigration,
];
