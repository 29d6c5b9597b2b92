import type { EntityManager } from '@mikro-orm/postgresql';

import { partsOf } from './parts-of.rules.ts';

/** Rows by their tables, as they stand. */
export type PersonRows = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/** A row where it stands in its table. */
export interface FoundRow {
  readonly place: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/**
 * All that one schema holds about some ids: the rows that name them, the rows that name those by their ids, however deep, and of rows
 * that name the ids somewhere in a JSON or a list (who sat on a jury, who was placed by a run) that part alone: the rest is others'.
 *
 * It reads the catalogue of the database, so that a table that is new today is in the export today. A few searches for each
 * column that may hold an id, however many rows there are.
 *
 * @param ids of a candidate or an actor, and of a candidate's enrolments.
 */
export async function findPersonRows(em: EntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, readonly FoundRow[]>> {
  const columns = await idColumns(em);
  const found = new Map<string, Map<string, FoundRow>>();
  let searches = columns;
  for (let keys: readonly string[] = ids; keys.length > 0; searches = columns.filter(({ column }) => column !== 'id')) {
    const fresh = new Set<string>();
    for (const { table, column } of searches) {
      const rows = found.get(table) ?? new Map<string, FoundRow>();
      for (const one of await rowsWhere(em, { table, column, keys })) {
        if (rows.has(one.place)) continue;
        rows.set(one.place, one);
        if (typeof one.row['id'] === 'string' && !ids.includes(one.row['id'])) fresh.add(one.row['id']);
      }
      if (rows.size > 0) found.set(table, rows);
    }
    keys = [...fresh];
  }
  for (const { table, column } of await listColumns(em)) {
    const rows = found.get(table) ?? new Map<string, FoundRow>();
    for (const one of await rowsQuoting(em, { table, column, ids })) if (!rows.has(one.place)) rows.set(one.place, one);
    if (rows.size > 0) found.set(table, rows);
  }
  return new Map([...found].map(([table, rows]) => [table, [...rows.values()]] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The same, as the person is given them. */
export const personRows = async (em: EntityManager, ids: readonly string[]): Promise<PersonRows> =>
  Object.fromEntries([...(await findPersonRows(em, ids))].map(([table, rows]) => [table, rows.map(({ row }) => row)]));

/** What the instance keeps of its own work, and tells of nobody by a column of these names. */
export const KIT_TABLES: readonly string[] = [
  'migration', 'journal_line', 'journal_link', 'journal_destruction', 'idempotency', 'inbox', 'inbox_head', 'outbox', 'edition', 'obeyed_order',
  'retention_hold', 'retention_hold_change', 'retention_record', 'erasure_under_way', 'erasure_record', 'sealed_clear',
];

/** The tables of a subgraph, without those that the kit gives to all of them. */
export const ownTables = async (em: EntityManager): Promise<string[]> => (await em.execute<{ name: string }[]>(
  `select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'
     and not table_name in (select jsonb_array_elements_text(?::jsonb)) order by 1`, [JSON.stringify(KIT_TABLES)],
)).map(({ name }) => name);

/** Columns that hold ids, by their names: `mark_id`, and two of the trace of actors. */
const idColumns = async (em: EntityManager): Promise<{ table: string; column: string }[]> => {
  const tables = await ownTables(em);
  return em.execute(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = current_schema() and table_name in (select jsonb_array_elements_text(?::jsonb)) and data_type = 'text'
       and (column_name in ('id', 'subject', 'target') or column_name like '%\\_id') order by 1, 2`, [JSON.stringify(tables)],
  );
};

/** Columns that may hold ids among other things. */
const listColumns = async (em: EntityManager): Promise<{ table: string; column: string }[]> => em.execute(
  `select table_name as "table", column_name as "column" from information_schema.columns
   where table_schema = current_schema() and table_name in (select jsonb_array_elements_text(?::jsonb)) and data_type in ('jsonb', 'ARRAY') order by 1, 2`, [JSON.stringify(await ownTables(em))],
);

async function rowsQuoting(em: EntityManager, { table, column, ids }: { table: string; column: string; ids: readonly string[] }): Promise<FoundRow[]> {
  const rows = await em.execute<{ place: string; id: unknown; held: unknown }[]>(
    `select ctid::text as place, to_jsonb(t) -> 'id' as id, to_jsonb(${quoted(column)}) as held from ${quoted(table)} t
     where to_jsonb(${quoted(column)})::text like any(array(select '%"' || jsonb_array_elements_text(?::jsonb) || '"%')) order by ctid`, [JSON.stringify(ids)],
  );
  return rows.map(({ place, id, held }) => ({ place, row: { id, [column]: partsOf(held, new Set(ids)) } }));
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const rowsWhere = (em: EntityManager, { table, column, keys }: { table: string; column: string; keys: readonly string[] }): Promise<FoundRow[]> =>
  em.execute(`select ctid::text as place, to_jsonb(t) as row from ${quoted(table)} t where ${quoted(column)} in (select jsonb_array_elements_text(?::jsonb)) order by ctid`, [JSON.stringify(keys)]);

/** What the journal tells of what was done to these ids. */
export const journalOf = (em: EntityManager, ids: readonly string[]): Promise<object[]> => em.execute(
  'select id, at, who, roles, client, action, entity, change, outcome from journal_line where row_ids && array(select jsonb_array_elements_text(?::jsonb)) order by id', [JSON.stringify(ids)],
);
