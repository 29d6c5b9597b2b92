import type { SqlMigration } from '@mirex/kit/database';

export const PORTFOLIO_MIGRATION: SqlMigration = {
  name: '2026-11-22-deputy-portfolio',
  sql: `
    create table deputy_portfolio (
      id text collate "C" primary key,
      session integer not null,
      deputy_id text collate "C" not null,
      speciality_code text collate "C" not null,
      version integer not null default 1,
      constraint one_portfolio_per_deputy_and_speciality unique (session, deputy_id, speciality_code)
    );
    create index deputy_portfolio_by_deputy on deputy_portfolio (deputy_id);
    create table deputy_portfolio_school (
      session integer not null,
      speciality_code text collate "C" not null,
      uai text collate "C" not null,
      portfolio_id text collate "C" not null references deputy_portfolio (id),
      constraint one_deputy_per_school_and_speciality primary key (session, speciality_code, uai)
    );
    create index deputy_portfolio_school_by_portfolio on deputy_portfolio_school (portfolio_id);
    create table deputy_visit (
      id text collate "C" primary key,
      portfolio_id text collate "C" not null references deputy_portfolio (id),
      uai text collate "C" not null,
      date date not null,
      state text not null default 'PLANNED',
      report text,
      version integer not null default 1
    );
    create index deputy_visit_by_portfolio on deputy_visit (portfolio_id, date);
    create table portfolio_lock (
      session integer primary key,
      at timestamptz not null,
      by text not null
    );
  `,
};
