import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** What became of the rows that were given. */
export interface Upserted {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** One row of a table, by the names of its class: `lastSession` is the column `last_session`. */
export type Row = Readonly<Record<string, unknown>>;

const column = (field: string): string => `"${field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}"`;

/** What the rows of a table are called in the journal. */
const entityOf = (em: EntityManager, table: string): string =>
  [...em.getMetadata().getAll().values()].find(({ tableName }) => tableName === table)?.className ?? table;

/**
 * Writes many rows in one statement: what is new is created, what differs is changed, what is the same is not touched.
 *
 * @param key the fields that name a row; no two rows may share them.
 * @param rows all with the same fields.
 */
export async function upsertRows(context: Context, table: string, key: readonly string[], rows: readonly Row[]): Promise<Upserted> {
  const [first] = rows;
  if (!first) return { created: 0, updated: 0, unchanged: 0 };
  const columns = Object.keys(first).map(column);
  const keys = key.map(column);
  const others = columns.filter((name) => !keys.includes(name));
  const named = JSON.stringify(rows.map((row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [column(field).slice(1, -1), value]))));
  const change = others.length === 0
    ? 'do nothing'
    : `do update set ${others.map((name) => `${name} = excluded.${name}`).join(', ')}
       where (${others.map((name) => `${table}.${name}`).join(', ')}) is distinct from (${others.map((name) => `excluded.${name}`).join(', ')})`;
  const [counted] = await writeRows<{ created: number; updated: number }>(
    context, { entity: entityOf(context.em, table), change: 'UPDATE' },
    `with written as (
       insert into ${table} (${columns.join(', ')})
       select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, ?::jsonb)
       on conflict (${keys.join(', ')}) ${change}
       returning ${'id' in first ? 'id' : `concat_ws('/', ${keys.join(', ')}) as id`}, xmax = 0 as created
     )
     select (count(*) filter (where created))::integer as created, (count(*) filter (where not created))::integer as updated from written`,
    [named],
  );
  const { created = 0, updated = 0 } = counted ?? {};
  return { created, updated, unchanged: rows.length - created - updated };
}
