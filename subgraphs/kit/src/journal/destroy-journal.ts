import type { EntityManager } from '@mikro-orm/postgresql';

import { type Destroyed, isHeld, keptUpTo, type RetentionRun } from '../retention/run-retention.ts';

/** The class of the journal's lines. Its rule is data of the referential, as all are. */
export const JOURNAL_CLASS = 'JOURNAL';

const CHUNK = 10_000;

/**
 * Destroys the beginning of the journal that has been kept long enough, a chunk with its anchor and the line that tells of it in one
 * statement: it may be stopped and begun again. It ends before the first line that is younger, that names somebody whose rows are
 * held, or that is not what was chained: what is broken stays to be looked into.
 */
export async function destroyJournal(em: EntityManager, { rules, now, by, dryRun, chunk = CHUNK }: RetentionRun & { readonly chunk?: number }): Promise<Destroyed> {
  const found = { code: JOURNAL_CLASS, table: 'journal_line', rows: 0 };
  const rule = rules.find(({ code }) => code === JOURNAL_CLASS);
  if (!rule) return { ...found, state: 'NO_RULE' };
  if (rule.days === null) return { ...found, state: 'KEPT' };
  if (dryRun) {
    const [prefix] = await em.execute<{ lines: string; broken: boolean }[]>('select lines, broken from journal_prefix(?, null)', [keptUpTo(now, rule.days)]);
    const state = (await isHeld(em, JOURNAL_CLASS)) ? 'HELD' : 'WOULD_DESTROY';
    return { ...found, rows: Number(prefix?.lines), state: prefix?.broken === true ? 'BROKEN' : state };
  }
  for (let rows = 0; ;) {
    const record = `insert into retention_record (code, up_to, destroyed, basis, by, at) select ?, ?, lines, ?, ?, ? from part where lines > 0`;
    const [part] = await em.execute<{ lines: string; state: Destroyed['state'] }[]>(
      `with part as (select * from journal_destroy(?, ?, ?, ?, ?)), told as (${record}) select * from part`,
      [rule.days, rule.basis, by, now, chunk, JOURNAL_CLASS, keptUpTo(now, rule.days), rule.basis, by, now],
    );
    rows += Number(part?.lines);
    if (part?.state !== 'DESTROYED' || Number(part.lines) < chunk) return { ...found, rows, state: part?.state ?? 'DESTROYED' };
  }
}
