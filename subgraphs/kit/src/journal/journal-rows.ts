import type { Context } from '../context.ts';
import { lineOf, writeLines } from './lines.ts';

/** Rows that were written by SQL of one's own. */
export interface WrittenRows {
  /** The request's act, unless said. */
  readonly action?: string;
  /** Their type: `Mark`. */
  readonly entity: string;
  readonly ids: readonly string[];
  /** CREATE unless said. */
  readonly change?: 'CREATE' | 'UPDATE' | 'DELETE';
}

/**
 * Journals rows that SQL of one's own has written, one line for all rows of a type. What the ORM flushes is journalled without it.
 *
 * @param context of the transaction that wrote them: they are journalled together or not at all.
 */
export async function journalRows(context: Context, ...written: readonly WrittenRows[]): Promise<void> {
  if (!context.em.isInTransaction()) throw new Error('rows are journalled in the transaction that writes them, or the journal may tell what never was');
  const some = written.filter(({ ids }) => ids.length > 0);
  await writeLines(context.em, some.map(({ ids, change = 'CREATE', ...rest }) => lineOf(context, { ...rest, change, rowIds: ids, outcome: 'DONE' })));
  context.act.lines += some.length;
}
