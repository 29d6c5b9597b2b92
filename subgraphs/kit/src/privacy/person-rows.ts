import type { EntityManager } from '@mikro-orm/postgresql';

/** The columns that name a person, or an enrolment that is a person's, in every subgraph. `id` is the person's or the enrolment's own row. */
export const PERSON_COLUMNS: readonly string[] = ['id', 'candidate_id', 'enrolment_id', 'actor_id'];

/** Rows by their tables, as they stand. */
export type PersonRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

interface Column {
  readonly table: string;
  readonly column: string;
  /** The table whose ids it holds, by a foreign key or by its name. */
  readonly parent: string | null;
}

/**
 * All that one schema holds about some ids: the rows that name them, and the rows that belong to those, however deep.
 *
 * It reads the catalogue of the database, so that a table that is new today is in the export today.
 *
 * @param ids of a candidate or an actor, and of a candidate's enrolments.
 */
export async function personRows(em: EntityManager, ids: readonly string[]): Promise<PersonRows> {
  const columns = await textColumns(em);
  const found = new Map<string, Map<string, Record<string, unknown>>>();
  let searches = columns.filter(({ column }) => PERSON_COLUMNS.includes(column)).map(({ table, column }) => ({ table, column, keys: ids }));
  while (searches.length > 0) {
    const fresh = new Map<string, string[]>();
    for (const search of searches) {
      for (const { key, row } of await rowsWhere(em, search)) {
        const rows = found.get(search.table) ?? new Map<string, Record<string, unknown>>();
        found.set(search.table, rows);
        if (rows.has(key)) continue;
        rows.set(key, row);
        if (typeof row['id'] === 'string') fresh.set(search.table, [...(fresh.get(search.table) ?? []), row['id']]);
      }
    }
    searches = columns.flatMap(({ table, column, parent }) => (parent !== null && fresh.has(parent) ? [{ table, column, keys: fresh.get(parent) ?? [] }] : []));
  }
  return Object.fromEntries(Array.from(found, ([table, rows]) => [table, [...rows.values()]] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the instance keeps of its own work, and tells of nobody by a column of these names. */
const OWN = ['migration', 'journal_line', 'journal_link', 'idempotency', 'inbox', 'inbox_head', 'outbox', 'edition'];

const textColumns = (em: EntityManager): Promise<Column[]> => em.execute(
  `select c.table_name as "table", c.column_name as "column",
          coalesce((select f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
                    where k.contype = 'f' and k.conrelid = format('%I.%I', c.table_schema, c.table_name)::regclass and a.attname = c.column_name and cardinality(k.conkey) = 1 limit 1),
                   (select t.table_name from information_schema.tables t where t.table_schema = c.table_schema and c.column_name = t.table_name || '_id')) as parent
   from information_schema.columns c join information_schema.tables using (table_schema, table_name)
   where c.table_schema = current_schema() and table_type = 'BASE TABLE' and c.data_type = 'text'
     and (c.column_name = 'id' or c.column_name like '%\\_id') and not c.table_name in (select jsonb_array_elements_text(?::jsonb))
   order by 1, 2`, [JSON.stringify(OWN)],
);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const rowsWhere = (em: EntityManager, { table, column, keys }: { table: string; column: string; keys: readonly string[] }): Promise<{ key: string; row: Record<string, unknown> }[]> =>
  em.execute(`select ctid::text as key, to_jsonb(t) as row from ${quoted(table)} t where ${quoted(column)} in (select jsonb_array_elements_text(?::jsonb)) order by ctid`, [JSON.stringify(keys)]);

/** What the journal tells of what was done to these ids. */
export const journalOf = (em: EntityManager, ids: readonly string[]): Promise<object[]> => em.execute(
  'select id, at, who, roles, client, action, entity, change, outcome from journal_line where row_ids && array(select jsonb_array_elements_text(?::jsonb)) order by id', [JSON.stringify(ids)],
);
