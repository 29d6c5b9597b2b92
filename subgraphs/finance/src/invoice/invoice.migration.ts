import type { SqlMigration } from '@mirex/kit/database';

/** Who invoices, and what; an invoice is paid by a claim of its own, which names it. */
export const invoiceMigration: SqlMigration = {
  name: '2026-11-22-supplier-invoice',
  sql: `
    create table supplier (
      id text collate "C" primary key,
      siret text collate "C" not null constraint one_supplier_per_siret unique,
      name text not null,
      establishment_uai text collate "C",
      registered_at timestamptz not null,
      registered_by text not null
    );
    create table supplier_invoice (
      id text collate "C" primary key,
      supplier_id text collate "C" not null references supplier (id),
      number text not null,
      issued_on date not null,
      session integer not null,
      centre_id text collate "C",
      document text not null,
      received_at timestamptz not null,
      received_by text not null,
      constraint one_invoice_per_number unique (supplier_id, number)
    );
    create index supplier_invoice_by_session on supplier_invoice (session, id);
  `,
};
