import type { EntityManager } from '@mikro-orm/postgresql';

import type { Context } from '../context.ts';
import { newUuid } from '../new-uuid.ts';
import type { JournalChange, JournalLine } from './journal-line.entity.ts';

/** What of a line is not said by the request. */
export interface Deed {
  /** The request's act, unless said. */
  readonly action?: string;
  /** Null: no row is meant. */
  readonly entity: string | null;
  readonly change: `${JournalChange}`;
  readonly rowIds: readonly string[];
  readonly outcome: string;
}

type Asking = Pick<Context, 'caller' | 'now' | 'requestId' | 'act'>;

/** A line of the journal, not written yet. */
export const lineOf = ({ caller, now, requestId, act }: Asking, { action, entity, change, rowIds, outcome }: Deed): JournalLine => ({
  id: newUuid(), at: now(), who: caller.sub, roles: [...caller.roles], client: caller.client ?? null, request: requestId,
  action: action ?? act.name, entity, change: change as JournalChange, rowIds: [...rowIds], outcome,
});

/** The most rows that one line names: what is hashed, kept and read at once stays small, however large the act was. */
export const IDS_PER_LINE = 1_000;

/** The lines of a deed: one, unless it touched very many rows. */
export function linesOf(asking: Asking, deed: Deed): JournalLine[] {
  const parts = Array.from({ length: Math.max(1, Math.ceil(deed.rowIds.length / IDS_PER_LINE)) }, (_, part) => deed.rowIds.slice(part * IDS_PER_LINE, (part + 1) * IDS_PER_LINE));
  return parts.map((rowIds) => lineOf(asking, { ...deed, rowIds }));
}

/** Writes lines in one statement, in the transaction that `em` is in, if any. */
export async function writeLines(em: EntityManager, lines: readonly JournalLine[]): Promise<void> {
  if (lines.length === 0) return;
  await em.execute(
    `insert into journal_line (id, at, who, roles, client, request, action, entity, change, row_ids, outcome)
     select r.id, r.at, r.who, array(select jsonb_array_elements_text(r.roles)), r.client, r.request, r.action, r.entity, r.change,
       array(select jsonb_array_elements_text(r."rowIds")), r.outcome
     from jsonb_to_recordset(?::jsonb) as r(id uuid, at timestamptz, who text, roles jsonb, client text, request text, action text,
       entity text, change text, "rowIds" jsonb, outcome text)`,
    [JSON.stringify(lines)],
  );
}
