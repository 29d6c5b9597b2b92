import type { QueryResult } from '@mikro-orm/postgresql';

import type { Context } from '../context.ts';
import type { WrittenRows } from './journal-rows.ts';
import { IDS_PER_LINE, lineOf } from './lines.ts';

/** Told of `written` further on, which is why the whole is `recursive`: then the order of its parts is free. */
const TOLD = `told as (
  insert into journal_line (id, at, who, roles, client, request, action, entity, change, row_ids, outcome)
  select journal_line_id(), ?, ?, array(select jsonb_array_elements_text(?::jsonb)), ?::text, ?, ?, ?, ?, ids, ?
  from (select array_agg(id) as ids from (select id, (row_number() over () - 1) / ${IDS_PER_LINE} as part from written) as numbered group by part) as parts
)`;

/**
 * Writes rows by SQL of one's own and journals them, in one statement: what is written and what is told of it cannot part,
 * inside a transaction or alone, and however many rows there are.
 *
 * @param sql one `insert`, `update` or `delete` that returns the rows' ids as `id`; or `with …` of several of them, that which
 *   writes the rows being called `written`.
 * @returns what the statement returns.
 */
export async function writeRows<Row extends object>(
  context: Context, { action, entity, change = 'CREATE' }: Omit<WrittenRows, 'ids'>, sql: string, params: readonly unknown[] = [],
): Promise<Row[]> {
  const { at, who, roles, client, request, ...line } = lineOf(context, { ...(action !== undefined && { action }), entity, change, rowIds: [], outcome: 'DONE' });
  const parts = /^\s*with\s/.test(sql) ? sql.replace(/^\s*with\s/, '') : `written as (${sql}) select * from written`;
  const { rows = [], affectedRows } = await context.em.execute<QueryResult>(
    `with recursive ${TOLD}, ${parts}`,
    [at, who, JSON.stringify(roles), client, request, line.action, line.entity, line.change, line.outcome, ...params], 'run',
  );
  if (rows.length > 0 || affectedRows > 0) context.act.lines += 1;
  return rows as Row[];
}
