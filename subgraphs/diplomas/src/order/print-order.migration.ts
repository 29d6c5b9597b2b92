import type { SqlMigration } from '@mirex/kit/database';

/** What regional juries of capitalisable units and of VAE order, and what became of it. Numbers are of the same series as those of exams. */
export const printOrderMigration: SqlMigration = {
  name: '2026-11-22-print-order',
  sql: `
    create table print_order (
      id text collate "C" primary key,
      modality text not null,
      region_code text collate "C" not null,
      reference text collate "C" not null,
      last_name text not null,
      first_name text not null,
      birth_date date not null,
      sex text not null,
      session integer not null,
      speciality_code text collate "C" not null,
      diploma_code text collate "C" not null,
      speciality_label text not null,
      jury_on date not null,
      partial boolean not null,
      units jsonb not null,
      state text not null,
      ordered_at timestamptz not null,
      ordered_by text not null,
      number text collate "C" constraint one_order_per_number unique,
      check_code text collate "C",
      printed_on date,
      signatory jsonb,
      stamp text,
      version integer not null default 1,
      constraint one_order_per_reference unique (region_code, reference),
      constraint a_part_has_no_number check (not partial or number is null),
      constraint printed_with_its_code check (state not in ('PRINTED', 'SIGNED', 'SENT') or (check_code is not null and printed_on is not null and (partial or number is not null)))
    );
    create unique index one_order_per_diploma on print_order (lower(last_name), lower(first_name), birth_date, speciality_code) where not partial and state not in ('CANCELLED', 'REVOKED');
    create index print_order_by_session on print_order (session, id);
    create table print_order_change (
      sequence bigint generated always as identity primary key,
      order_id text collate "C" not null references print_order (id),
      at timestamptz not null,
      by text not null,
      state_before text,
      state_after text not null,
      number text,
      reason text
    );
    create index print_order_change_by_order on print_order_change (order_id, sequence);
  `,
};
