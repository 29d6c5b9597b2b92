import type { SqlMigration } from '../database.ts';
import { lineText } from './line-text.ts';

/** Keeps chains of other tables in the same database apart from these. */
const JOURNAL_LOCK = 5_143_050_4;

/**
 * The journal, in every subgraph's schema: lines, and the chain that proves them.
 *
 * A line is written in the transaction of what it tells, and chained at its commit: the lock that orders the chain is held
 * for the commit alone, however long the transaction was. Nothing of it is ever changed: by the rights of the subgraph's role,
 * and, whoever it is, by triggers. Who may switch triggers off is found out by the chain, and by the anchors kept elsewhere.
 */
export const JOURNAL_TABLES: SqlMigration = {
  name: '2026-11-22-journal',
  sql: `
    create table journal_line (
      id uuid primary key,
      at timestamptz not null,
      who text collate "C" not null,
      roles text[] not null,
      client text,
      request text not null,
      action text collate "C" not null,
      entity text collate "C",
      change text not null check (change in ('CREATE', 'UPDATE', 'DELETE', 'READ', 'NONE')),
      row_ids text[] not null,
      outcome text collate "C" not null
    );
    create index journal_line_by_who on journal_line (who, id);
    create index journal_line_by_time on journal_line (at);
    create index journal_line_by_row on journal_line using gin (row_ids) where cardinality(row_ids) <= 100;
    create index journal_line_in_bulk on journal_line (id) where cardinality(row_ids) > 100;
    create table journal_link (
      position bigint primary key,
      line_id uuid not null constraint one_link_per_line unique references journal_line (id),
      hash bytea not null
    );

    create function journal_chain() returns trigger language plpgsql set search_path from current as $$
    declare
      head journal_link;
    begin
      perform pg_advisory_xact_lock(${JOURNAL_LOCK}::bigint << 32 | tg_relid::bigint);
      select * into head from journal_link order by position desc limit 1;
      insert into journal_link (position, line_id, hash)
      values (coalesce(head.position, 0) + 1, new.id, sha256(coalesce(head.hash, '') || convert_to(${lineText('new')}, 'UTF8')));
      return null;
    end $$;
    create constraint trigger journal_line_chained after insert on journal_line
      deferrable initially deferred for each row execute function journal_chain();

    create function journal_keep() returns trigger language plpgsql as $$
    begin
      raise exception 'the journal is only ever added to' using errcode = 'insufficient_privilege';
    end $$;
    create trigger journal_line_kept before update or delete or truncate on journal_line for each statement execute function journal_keep();
    create trigger journal_link_kept before update or delete or truncate on journal_link for each statement execute function journal_keep();
    revoke update, delete, truncate on journal_line, journal_link from current_user;
  `,
};

/** Who may change no line may not lock one either, which is how a reference is checked: links and lines come together by the trigger. */
export const JOURNAL_LINKS: SqlMigration = {
  name: '2026-11-22-journal-links',
  sql: 'alter table journal_link drop constraint journal_link_line_id_fkey;',
};

/** The id of a line that SQL writes by itself: a UUID version 7, as those of `lines.ts`. PostgreSQL 17 has none of its own. */
export const JOURNAL_LINE_ID: SqlMigration = {
  name: '2026-11-22-journal-line-id',
  sql: `
    create function journal_line_id() returns uuid language sql volatile return
      encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid;
  `,
};
