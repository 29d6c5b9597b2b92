import type { PaperFact } from '@mirex/schema/edition';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Hundredths } from '@mirex/schema/mark';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { dataSet } from '@mirex/kit/edition';
import { writeRows } from '@mirex/kit/journal/write-rows';
import type { EntityManager } from '@mikro-orm/postgresql';
import { LockMode } from '@mikro-orm/postgresql';

import { KnownEnrolment } from '../enrolment/known-enrolment.entity.ts';
import { MarkState, Mark } from './mark.entity.ts';
import { checkSheet, checkTransition, checkVersion, type MarkRefusal, readPoints } from './mark.rules.ts';

/** One line of a mark sheet. */
export interface MarkLine {
  readonly enrolmentId: GlobalId;
  readonly paperCode: string;
  /** As typed: "12", "12.5", "12,50". */
  readonly points: string;
  /** The version that whoever typed it has seen; null when they have seen none. */
  readonly version: number | null;
  readonly summonsId?: GlobalId | null;
}

/** A refusal, and the line of the sheet that it is about. */
export type LineRefusal = MarkRefusal & { readonly line: number };

interface Entry {
  readonly id: GlobalId;
  readonly points: Hundredths;
  readonly summons: GlobalId | null;
}

/**
 * Enters the marks of a sheet, all of them or none.
 *
 * Two who enter the same mark at once: the second waits for the first, then is refused with MARK_CHANGED_MEANWHILE when
 * they had seen an older version. Four statements, however long the sheet is.
 */
export async function enterMarks(lines: readonly MarkLine[], reason: string | null, context: Context): Promise<Outcome<Mark[], LineRefusal>> {
  const sheet = checkSheet(lines);
  if (!sheet.ok) return sheet;
  const papers = new Map((await dataSet(context, 'papers')).map((paper) => [paper.code, paper]));
  return context.em.transactional(async (tx) => {
    const marks = await lockMarks(tx, lines);
    const known = await knownAmong(tx, lines, marks);
    const entries: Entry[] = [];
    for (const [line, asked] of lines.entries()) {
      const entry = entryOf(asked, marks.get(keyOf(asked)), papers.get(asked.paperCode), known);
      if (!entry.ok) return refuse({ ...entry.refusal, line });
      entries.push(entry.value);
    }
    await write(entries, reason, within(context, tx));
    const ids = entries.map(({ id }) => id);
    tx.clear();
    const written = new Map((await tx.find(Mark, { id: { $in: ids } })).map((mark) => [mark.id, mark]));
    return accept(ids.map((id) => written.get(id) as Mark));
  });
}

const keyOf = ({ enrolmentId, paperCode }: Pick<MarkLine, 'enrolmentId' | 'paperCode'>): string => `${enrolmentId} ${paperCode}`;

/** In the order of their ids: two sheets that share marks wait for each other instead of dying of it. */
async function lockMarks(tx: EntityManager, lines: readonly MarkLine[]): Promise<Map<string, Mark>> {
  const where = { enrolmentId: { $in: [...new Set(lines.map((line) => line.enrolmentId))] }, paperCode: { $in: [...new Set(lines.map((line) => line.paperCode))] } };
  const marks = await tx.find(Mark, where, { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE });
  return new Map(marks.map((mark) => [keyOf(mark), mark]));
}

/** Asked only when a mark is missing, to say whether the enrolment or the paper is at fault. */
async function knownAmong(tx: EntityManager, lines: readonly MarkLine[], marks: ReadonlyMap<string, Mark>): Promise<ReadonlySet<string>> {
  const missing = lines.filter((line) => !marks.has(keyOf(line))).map((line) => line.enrolmentId);
  if (missing.length === 0) return new Set();
  return new Set((await tx.find(KnownEnrolment, { id: { $in: missing } })).map(({ id }) => id));
}

function entryOf(asked: MarkLine, mark: Mark | undefined, paper: PaperFact | undefined, known: ReadonlySet<string>): Outcome<Entry, MarkRefusal> {
  if (!mark || !paper) {
    return refuse(mark || known.has(asked.enrolmentId)
      ? { code: 'PAPER_NOT_OF_ENROLMENT', paper: asked.paperCode }
      : { code: 'ENROLMENT_UNKNOWN', given: asked.enrolmentId });
  }
  const version = checkVersion(asked.version, mark.version);
  if (!version.ok) return version;
  const state = checkTransition(mark.state, MarkState.ENTERED);
  if (!state.ok) return state;
  const points = readPoints(asked.points, paper);
  return points.ok ? accept({ id: mark.id, points: points.value, summons: asked.summonsId ?? mark.summonsId }) : points;
}

async function write(entries: readonly Entry[], reason: string | null, context: Context): Promise<void> {
  const { em, caller, now } = context;
  const rows = JSON.stringify(entries);
  await em.execute(
    `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason)
     select m.id, ?, ?, m.state, 'ENTERED', m.hundredths, r.points, ?
     from jsonb_to_recordset(?::jsonb) as r(id text, points integer) join mark m on m.id = r.id`,
    [now(), caller.sub, reason, rows],
  );
  await writeRows(
    context, { entity: 'Mark', change: 'UPDATE' },
    `update mark set hundredths = r.points, state = 'ENTERED', entered_at = ?, summons_id = r.summons, version = mark.version + 1
     from jsonb_to_recordset(?::jsonb) as r(id text, points integer, summons text) where mark.id = r.id returning mark.id`,
    [now(), rows],
  );
}

/**
 * Takes a mark one state further: verified, harmonised, locked.
 *
 * A mark is verified by somebody else than who entered it. Two who move it at once: the second is refused with MARK_CHANGED_MEANWHILE.
 */
export async function moveMark(id: GlobalId, to: MarkState, seen: number, reason: string | null, { em, caller, now }: Context): Promise<Outcome<Mark, MarkRefusal>> {
  return em.transactional(async (tx) => {
    const mark = await tx.findOne(Mark, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!mark) return refuse({ code: 'MARK_UNKNOWN', given: id });
    const version = checkVersion(seen, mark.version);
    if (!version.ok) return version;
    const allowed = checkTransition(mark.state, to);
    if (!allowed.ok) return allowed;
    const [entered] = await tx.execute<{ by: string }[]>(`select by from mark_change where mark_id = ? and state_after = 'ENTERED' order by sequence desc limit 1`, [id]);
    if (to === MarkState.VERIFIED && entered?.by === caller.sub) return refuse({ code: 'SECOND_READER_IS_FIRST' });
    await tx.execute(
      `insert into mark_change (mark_id, at, by, state_before, state_after, hundredths_before, hundredths_after, reason) values (?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, now(), caller.sub, mark.state, to, mark.hundredths, mark.hundredths, reason],
    );
    mark.state = to;
    return accept(mark);
  });
}
