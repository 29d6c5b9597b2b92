import type { Context } from '../context.ts';
import { linesOf, writeLines } from './lines.ts';

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
 * Journals rows that SQL of one's own has written, a line for each thousand rows of a type. Who can have its statement return
 * ids says `writeRows` instead; what the ORM flushes is journalled without either.
 *
 * @param context of the transaction that wrote them: they are journalled together or not at all.
 */
export async function journalRows(context: Context, ...written: readonly WrittenRows[]): Promise<void> {
  if (!context.em.isInTransaction()) throw new Error('rows are journalled in the transaction that writes them, or the journal may tell what never was');
  const lines = written.filter(({ ids }) => ids.length > 0)
    .flatMap(({ ids, change = 'CREATE', ...rest }) => linesOf(context, { ...rest, change, rowIds: ids, outcome: 'DONE' }));
  await writeLines(context.em, lines);
  context.act.lines += lines.length;
}
