import { type EntityManager, type FilterQuery, raw } from '@mikro-orm/postgresql';
import type { Outcome } from '@mirex/schema/outcome';

import { findPage, type Page, type PageRefusal, type PageRequest } from '../page.ts';
import type { JournalFilter } from './journal.inputs.ts';
import { JournalLine } from './journal-line.entity.ts';

/** The newest first. */
const ORDER = '-id';

export const findJournalLines = (em: EntityManager, asked: JournalFilter, page: PageRequest): Promise<Outcome<Page<JournalLine>, PageRefusal>> =>
  findPage(em, JournalLine, conditions(asked), ORDER, page);

function conditions({ rowId, who, from, until, change, outcome }: JournalFilter): FilterQuery<JournalLine> {
  return {
    $and: [
      ...(rowId == null ? [] : [aboutRow(rowId)]),
      {
        ...(who != null && { who }),
        ...(change != null && { change }),
        ...(outcome != null && { outcome }),
        ...((from ?? until) != null && { at: { ...(from != null && { $gte: from }), ...(until != null && { $lt: until }) } }),
      },
    ],
  };
}

/** Short lists of rows are indexed; the few lines of bulk acts are looked through. */
const aboutRow = (rowId: string): FilterQuery<JournalLine> => {
  const size = raw('cardinality(row_ids)');
  const named = { rowIds: { $contains: [rowId] } };
  return { $or: [{ [size]: { $lte: 100 }, ...named }, { [raw('cardinality(row_ids)')]: { $gt: 100 }, ...named }] };
};
