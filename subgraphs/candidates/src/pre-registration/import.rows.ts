import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

/** An import as far as going on with it needs to know. */
export interface Place {
  readonly id: GlobalId;
  /** Lines whose transactions are committed. */
  readonly done: number;
}

export interface NewImport {
  readonly id: GlobalId;
  readonly session: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly by: string;
  readonly at: Date;
  readonly ignored: readonly string[];
  readonly total: number;
}

/** The import of this file for this session: a new one, or the one there is. */
export async function openImport(file: NewImport, context: Context): Promise<Place> {
  const { em } = context;
  const { id, session, sha256, fileName, by, at, ignored, total } = file;
  await writeRows(
    context, { entity: 'PreRegistrationImport' },
    `insert into pre_registration_import (id, session, sha256, file_name, state, by, started_at, ignored_columns, lines_total)
     values (?, ?, ?, ?, 'RUNNING', ?, ?, ?::jsonb, ?) on conflict (session, sha256) do nothing returning id`,
    [id, session, sha256, fileName, by, at, JSON.stringify(ignored), total],
  );
  const [row] = await em.execute<Place[]>('select id, lines_done as done from pre_registration_import where session = ? and sha256 = ?', [session, sha256]);
  return row ?? { id, done: 0 };
}

/** Takes the import for the rest of the transaction. False: somebody else has it, or has gone beyond the place. */
export async function holdPlace(tx: EntityManager, { id, done }: Place): Promise<boolean> {
  const held = await tx.execute<object[]>('select 1 from pre_registration_import where id = ? and lines_done = ? for update skip locked', [id, done]);
  return held.length > 0;
}

/** How many lines became enrolments, were known before, or were refused. */
export interface Counts {
  readonly kept: number;
  readonly known: number;
  readonly refused: number;
}

/** Remembers that these lines are done. The last ones finish the import. */
export async function movePlace({ id }: Place, { kept, known, refused }: Counts, context: Context): Promise<void> {
  await writeRows(
    context, { entity: 'PreRegistrationImport', change: 'UPDATE' },
    `update pre_registration_import set lines_done = done, lines_kept = lines_kept + ?, lines_known = lines_known + ?,
       lines_refused = lines_refused + ?, state = case when done = lines_total then 'FINISHED' else 'RUNNING' end,
       finished_at = case when done = lines_total then ?::timestamptz end
     from (select lines_done + ? as done from pre_registration_import where id = ?) as moved where id = ? returning id`,
    [kept, known, refused, context.now(), kept + known + refused, id, id],
  );
}

export interface ReportRow {
  readonly line: number;
  readonly rank: number;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
}

export async function insertReport(tx: EntityManager, id: GlobalId, rows: readonly ReportRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.execute(
    `insert into pre_registration_line (import_id, line, rank, "column", code, message)
     select ?, line, rank, "column", code, message
     from jsonb_to_recordset(?::jsonb) as r(line integer, rank integer, "column" text, code text, message text)`,
    [id, JSON.stringify(rows)],
  );
}

export async function addCounts(tx: EntityManager, id: GlobalId, counts: ReadonlyMap<string, Counts>): Promise<void> {
  if (counts.size === 0) return;
  await tx.execute(
    `insert into pre_registration_count as c (import_id, establishment_uai, kept, known, refused)
     select ?, uai, kept, known, refused from jsonb_to_recordset(?::jsonb) as r(uai text, kept integer, known integer, refused integer)
     on conflict (import_id, establishment_uai) do update
     set kept = c.kept + excluded.kept, known = c.known + excluded.known, refused = c.refused + excluded.refused`,
    [id, JSON.stringify(Array.from(counts, ([uai, count]) => ({ uai, ...count })))],
  );
}
