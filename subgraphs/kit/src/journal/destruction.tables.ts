import type { SqlMigration } from '../database.ts';
import { lineText } from './line-text.ts';

/** Keeps those who destroy apart from those who chain. */
export const DESTRUCTION_LOCK = 5_143_051;

/** What the journal calls a destruction of its own lines. */
export const DESTRUCTION = { action: 'destroyJournal', entity: 'JournalDestruction' } as const;

/** The SQL of what is proved of a destruction. Part of a migration and of every proof there is: it never changes. */
export const destructionText = (row: string): string =>
  `json_build_array(${row}.position, encode(${row}.hash, 'hex'), ${row}.destroyed, (extract(epoch from ${row}.up_to) * 1000000)::bigint, ${row}.days, ${row}.basis, ${row}.by, (extract(epoch from ${row}.at) * 1000000)::bigint)::text`;

/**
 * How the beginning of a journal is destroyed once it has been kept long enough, and what is left of it: an anchor that says up to
 * which position, with which hash, how many lines, when, by whom and under which rule, so that the rest of the chain leads back to it.
 *
 * Anchors are a chain of their own, whose end a line of the journal tells (`row_ids`: position, proof). `journal_destroy` alone may
 * write one and delete what it stands for: it takes what is older than the rule says, is held by nobody and is what was chained, never
 * the last link, and lends its role the right to delete for that long. Triggers refuse every other deletion, whoever asks.
 */
export const JOURNAL_DESTRUCTION: SqlMigration = {
  name: '2026-11-22-journal-destruction',
  sql: `
    create table journal_destruction (
      position bigint primary key,
      hash bytea not null,
      destroyed bigint not null check (destroyed > 0),
      up_to timestamptz not null,
      days integer not null check (days > 0),
      basis text not null,
      by text collate "C" not null,
      at timestamptz not null,
      proof bytea not null,
      xact xid8 not null
    );
    create trigger journal_destruction_kept before update or delete or truncate on journal_destruction for each statement execute function journal_keep();
    revoke insert, update, delete, truncate on journal_destruction from current_user;

    create function journal_prefix(before_time timestamptz, most integer) returns table (lines bigint, last_position bigint, broken boolean)
    language sql stable set search_path from current as $$
      with links as (
        select k.position, l.at < before_time and not exists (select from retention_hold h where h.code = any(l.row_ids)) as due,
          k.hash = sha256(coalesce(lag(k.hash) over (order by k.position), (select d.hash from journal_destruction d order by d.position desc limit 1), '') || convert_to(${lineText('l')}, 'UTF8')) as whole
        from (select * from journal_link order by position limit most) k left join journal_line l on l.id = k.line_id
      ), stop as (
        select coalesce(min(position) filter (where due is not true or not whole), max(position)) as position from links
      )
      select count(*) filter (where k.position < stop.position), max(k.position) filter (where k.position < stop.position), coalesce(bool_or(not whole) filter (where k.position = stop.position), false)
      from links k, stop
    $$;

    create function journal_destroy(rule_days integer, rule_basis text, asked_by text, asked_at timestamptz, most integer) returns table (lines bigint, state text)
    language plpgsql security definer set search_path from current as $$
    declare
      oldest timestamptz := asked_at - rule_days * interval '24 hours';
      prefix record;
      anchor journal_destruction;
    begin
      if asked_at > clock_timestamp() + interval '1 day' then raise exception 'nothing is destroyed ahead of its time'; end if;
      perform pg_advisory_xact_lock(${DESTRUCTION_LOCK}::bigint << 32 | 'journal_destruction'::regclass::oid::bigint);
      -- Who puts a hold waits for this part, and then none follows.
      lock table retention_hold in share mode;
      if exists (select from retention_hold where code in ('JOURNAL', '*')) then
        return query select 0::bigint, 'HELD';
        return;
      end if;
      select * into prefix from journal_prefix(oldest, most + 1) p;
      if prefix.lines > 0 then
        grant insert on journal_destruction to current_user;
        grant delete on journal_line, journal_link to current_user;
        insert into journal_destruction
          select a.*, sha256(coalesce((select d.proof from journal_destruction d order by d.position desc limit 1), '') || convert_to(${destructionText('a')}, 'UTF8')), pg_current_xact_id()
          from (select k.position, k.hash, prefix.lines as destroyed, oldest as up_to, rule_days as days, rule_basis as basis, asked_by as by, asked_at as at from journal_link k where k.position = prefix.last_position) a
          returning * into anchor;
        delete from journal_line l using journal_link k where k.line_id = l.id and k.position <= anchor.position;
        delete from journal_link k where k.position <= anchor.position;
        revoke insert on journal_destruction from current_user;
        revoke delete on journal_line, journal_link from current_user;
        insert into journal_line (id, at, who, roles, request, action, entity, change, row_ids, outcome)
        values (journal_line_id(), asked_at, asked_by, '{SYSTEM}', gen_random_uuid()::text, '${DESTRUCTION.action}', '${DESTRUCTION.entity}', 'DELETE', array[anchor.position::text, encode(anchor.proof, 'hex')], 'DONE');
      end if;
      return query select prefix.lines, case when prefix.broken then 'BROKEN' else 'DESTROYED' end;
    end $$;

    create function journal_keep_lines() returns trigger language plpgsql set search_path from current as $$
    declare
      last_position bigint := (select max(position) from journal_destruction where xact = pg_current_xact_id());
    begin
      if exists (select from gone g where not exists (select from journal_link k where k.line_id = g.id and k.position <= last_position)) then
        raise exception 'the journal is only ever added to' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    create function journal_keep_links() returns trigger language plpgsql set search_path from current as $$
    declare
      last_position bigint := (select max(position) from journal_destruction where xact = pg_current_xact_id());
    begin
      if exists (select from gone g where (g.position <= last_position) is not true) then
        raise exception 'the journal is only ever added to' using errcode = 'insufficient_privilege';
      end if;
      return null;
    end $$;
    drop trigger journal_line_kept on journal_line;
    drop trigger journal_link_kept on journal_link;
    create trigger journal_line_kept before update or truncate on journal_line for each statement execute function journal_keep();
    create trigger journal_link_kept before update or truncate on journal_link for each statement execute function journal_keep();
    create trigger journal_line_destroyed after delete on journal_line referencing old table as gone for each statement execute function journal_keep_lines();
    create trigger journal_link_destroyed after delete on journal_link referencing old table as gone for each statement execute function journal_keep_links();
  `,
};
