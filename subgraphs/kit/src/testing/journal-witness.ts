import { AsyncLocalStorage } from 'node:async_hooks';

import { EntityManager } from '@mikro-orm/postgresql';

import { ownTables } from '../privacy/person-rows.ts';

/** What numbers are taken from counts nobody’s rows: they say which they are themselves. */
const COUNTER = /_(counter|series)$/;

/** Where the statement under way was written; undefined: by a test. */
export const place = new AsyncLocalStorage<string | undefined>();

/** A statement with the place in the product that it was written at before it; as it is when a test wrote it. */
export function markStatement(sql: string): string {
  const by = place.getStore();
  return by === undefined ? sql : `/* by ${by} */ ${sql}`;
}

/** What writes rows and asks nobody: only what the ORM flushes is journalled by itself. */
const WRITERS = ['execute', 'nativeUpdate', 'nativeDelete', 'insert', 'insertMany', 'upsert', 'upsertMany'] as const;
for (const writer of WRITERS) {
  const write = EntityManager.prototype[writer] as (...args: unknown[]) => unknown;
  const marked = function marked(this: EntityManager, ...args: unknown[]): unknown {
    return place.run(writtenAt(), () => write.apply(this, args));
  };
  Object.defineProperty(EntityManager.prototype, writer, { value: marked });
}

/** Who asked for the statement, where it is the product that did: not the kit, not a test. */
function writtenAt(): string | undefined {
  const { stack = '' } = new Error('here');
  const [, workspace, file = '', line] = [...stack.matchAll(/subgraphs\/(\w+)\/(?:dist|src)\/([^\s:)]+)\.[jt]s:(\d+)/g)].find(([, name]) => name !== 'kit') ?? [];
  return workspace === undefined || /\.(test|fixture|stub)$|^testing\//.test(file) ? undefined : `subgraphs/${workspace}/src/${file}.ts:${line}`;
}

/**
 * Watches what is written to every table of a subgraph, so that a test can say afterwards what no line of the journal tells.
 *
 * Triggers note, in the transaction, which rows each statement has changed; a rolled-back transaction leaves no note.
 */
export async function watchWrites(em: EntityManager): Promise<void> {
  await em.execute(`
    create schema journal_witness;
    create unlogged table journal_witness.written (xid xid8, at bigint generated always as identity, place text, entity text, keys text[]);
    create unlogged table journal_witness.told (xid xid8, entity text, keys text[]);
    create function journal_witness.tell() returns trigger language plpgsql as $$
    begin
      insert into journal_witness.told values (pg_current_xact_id(), new.entity, new.row_ids);
      return null;
    end $$;
    create trigger witness after insert on journal_line for each row execute function journal_witness.tell();
    create function journal_witness.write() returns trigger language plpgsql as $$
    declare
      query text := left(current_query(), 300);
      changed text[];
    begin
      if query not like '/* by %' then return null; end if;
      if tg_argv[1] = '' then
        select array_agg(null::text) into changed from (select from changed limit 1) one;
      else
        execute format('select array_agg(distinct %s) from changed', tg_argv[1]) into changed;
      end if;
      if changed is not null then
        insert into journal_witness.written (xid, place, entity, keys) values (pg_current_xact_id(), substring(query from 7 for position(' */' in query) - 7), tg_argv[0], array_remove(changed, null));
      end if;
      return null;
    end $$;`);
  const entities = [...em.getMetadata().getAll().values()].map((meta) => ({
    table: meta.tableName, entity: meta.className, key: ownKey(meta.getPrimaryProps()),
  }));
  for (const name of (await ownTables(em)).filter((table) => !COUNTER.test(table))) {
    const { entity = name, key = '' } = entities.find(({ table }) => table === name) ?? {};
    for (const [event, seen] of [['insert', 'new'], ['update', 'new'], ['delete', 'old']] as const) {
      await em.execute(`create trigger witness_${event} after ${event} on "${name}" referencing ${seen} table as changed for each statement execute function journal_witness.write('${entity}', '${key}')`);
    }
  }
}

/** Rows with an id of their own are named in the journal; what has none is told with the row that it belongs to. */
function ownKey(keys: readonly { readonly fieldNames: readonly string[]; readonly autoincrement?: boolean }[]): string {
  const [column, more] = keys.flatMap(({ fieldNames }) => fieldNames);
  return column === undefined || more !== undefined || keys[0]?.autoincrement === true ? '' : `"${column}"::text`;
}

/** What the product wrote and no line of the journal tells: the place, the type of the rows, and how many of them. */
export const unjournalled = (em: EntityManager): Promise<{ readonly place: string; readonly entity: string; readonly rows: number }[]> => em.execute(
  `select place, entity, max(missing)::integer as rows from (
     select place, entity, case when cardinality(keys) > 0
       then cardinality(array(select unnest(w.keys) except select unnest(t.keys) from journal_witness.told t where t.xid = w.xid and t.entity = w.entity))
       else (not exists (select from journal_witness.told t where t.xid = w.xid))::integer end as missing
     from journal_witness.written w) judged
   where missing > 0 group by place, entity order by place, entity`,
);
