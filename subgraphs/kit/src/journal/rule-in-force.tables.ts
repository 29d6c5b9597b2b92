import type { SqlMigration } from '../database.ts';
import { DESTRUCTION, DESTRUCTION_LOCK, destructionText } from './destruction.tables.ts';

/** The class of the journal's lines. Its rule is data of the referential, as all are. */
export const JOURNAL_CLASS = 'JOURNAL';

/**
 * For how long lines are kept, read where the rule is and no longer said by whoever asks: in the nation's own table, elsewhere in the
 * edition that the instance holds. Temporary tables are looked at last, so that nobody lends another rule.
 */
export const JOURNAL_RULE: SqlMigration = {
  name: '2026-11-22-journal-rule-in-force',
  sql: `
    create function journal_rule() returns table (days integer, basis text) language plpgsql stable as $$
    begin
      if to_regclass(format('%I.retention_rule', current_schema())) is not null then
        return query execute 'select r.days, r.basis from retention_rule r where r.code = ''${JOURNAL_CLASS}''';
      else
        return query select r.days, r.basis from edition e, jsonb_to_recordset(e.data_sets -> 'retentions') as r(code text, days integer, basis text) where r.code = '${JOURNAL_CLASS}';
      end if;
    end $$;

    drop function journal_destroy(integer, text, text, timestamptz, integer);
    create function journal_destroy(asked_by text, asked_at timestamptz, most integer) returns table (lines bigint, state text, rule_basis text, oldest timestamptz)
    language plpgsql security definer as $$
    declare
      rule record;
      prefix record;
      anchor journal_destruction;
    begin
      if asked_at > clock_timestamp() + interval '1 day' then raise exception 'nothing is destroyed ahead of its time'; end if;
      perform pg_advisory_xact_lock(${DESTRUCTION_LOCK}::bigint << 32 | 'journal_destruction'::regclass::oid::bigint);
      -- Who puts a hold waits for this part, and then none follows.
      lock table retention_hold in share mode;
      select * into rule from journal_rule();
      if not found or rule.days is null then
        return query select 0::bigint, case when rule.basis is null then 'NO_RULE' else 'KEPT' end, null::text, null::timestamptz;
        return;
      end if;
      if exists (select from retention_hold where code in ('${JOURNAL_CLASS}', '*')) then
        return query select 0::bigint, 'HELD', null::text, null::timestamptz;
        return;
      end if;
      oldest := asked_at - rule.days * interval '24 hours';
      select * into prefix from journal_prefix(oldest, most + 1) p;
      if prefix.lines > 0 then
        grant insert on journal_destruction to current_user;
        grant delete on journal_line, journal_link to current_user;
        insert into journal_destruction
          select a.*, sha256(coalesce((select d.proof from journal_destruction d order by d.position desc limit 1), '') || convert_to(${destructionText('a')}, 'UTF8')), pg_current_xact_id()
          from (select k.position, k.hash, prefix.lines as destroyed, oldest as up_to, rule.days as days, rule.basis as basis, asked_by as by, asked_at as at from journal_link k where k.position = prefix.last_position) a
          returning * into anchor;
        delete from journal_line l using journal_link k where k.line_id = l.id and k.position <= anchor.position;
        delete from journal_link k where k.position <= anchor.position;
        revoke insert on journal_destruction from current_user;
        revoke delete on journal_line, journal_link from current_user;
        insert into journal_line (id, at, who, roles, request, action, entity, change, row_ids, outcome)
        values (journal_line_id(), asked_at, asked_by, '{SYSTEM}', gen_random_uuid()::text, '${DESTRUCTION.action}', '${DESTRUCTION.entity}', 'DELETE', array[anchor.position::text, encode(anchor.proof, 'hex')], 'DONE');
      end if;
      return query select prefix.lines, case when prefix.broken then 'BROKEN' else 'DESTROYED' end, rule.basis::text, oldest;
    end $$;

    do $$ begin
      execute format('alter function journal_rule() set search_path = %I, pg_temp', current_schema());
      execute format('alter function journal_destroy(text, timestamptz, integer) set search_path = %I, pg_temp', current_schema());
    end $$;
  `,
};
