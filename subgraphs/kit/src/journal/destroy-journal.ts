import type { EntityManager } from '@mikro-orm/postgresql';

import { type Destroyed, isHeld, keptUpTo, type RetentionRun } from '../retention/run-retention.ts';
import { JOURNAL_CLASS } from './rule-in-force.tables.ts';

const CHUNK = 10_000;

/**
 * Destroys the beginning of the journal that has been kept long enough by the rule in force, which the database reads for itself, a
 * chunk with its anchor and the line that tells of it in one statement: it may be stopped and begun again. It ends before the first
 * line that is younger, that names somebody whose rows are held, or that is not what was chained: what is broken stays to be looked into.
 */
export async function destroyJournal(em: EntityManager, { now, by, dryRun, chunk = CHUNK }: Omit<RetentionRun, 'rules'> & { readonly chunk?: number }): Promise<Destroyed> {
  const found = { code: JOURNAL_CLASS, table: 'journal_line', rows: 0 };
  if (dryRun) return { ...found, ...(await wouldDestroy(em, now)) };
  for (let rows = 0; ;) {
    const record = 'insert into retention_record (code, up_to, destroyed, basis, by, at) select ?, oldest, lines, rule_basis, ?, ? from part where lines > 0';
    const [part] = await em.execute<{ lines: string; state: Destroyed['state'] }[]>(
      `with part as (select * from journal_destroy(?, ?, ?)), told as (${record}) select lines, state from part`, [by, now, chunk, JOURNAL_CLASS, by, now],
    );
    rows += Number(part?.lines);
    if (part?.state !== 'DESTROYED' || Number(part.lines) < chunk) return { ...found, rows, state: part?.state ?? 'DESTROYED' };
  }
}

async function wouldDestroy(em: EntityManager, now: Date): Promise<Pick<Destroyed, 'rows' | 'state'>> {
  const [rule] = await em.execute<{ days: number | null }[]>('select days from journal_rule()');
  if (!rule) return { rows: 0, state: 'NO_RULE' };
  if (rule.days === null) return { rows: 0, state: 'KEPT' };
  const [prefix] = await em.execute<{ lines: string; broken: boolean }[]>('select lines, broken from journal_prefix(?, null)', [keptUpTo(now, rule.days)]);
  const state = (await isHeld(em, JOURNAL_CLASS)) ? 'HELD' : 'WOULD_DESTROY';
  return { rows: Number(prefix?.lines), state: prefix?.broken === true ? 'BROKEN' : state };
}
