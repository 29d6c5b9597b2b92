import type { EntityManager } from '@mikro-orm/postgresql';

import type { Retained, RetentionRule } from './retained.ts';

/** What became of one class of rows: destroyed, or to be, or why not. */
export interface Destroyed {
  readonly code: string;
  readonly table: string;
  readonly rows: number;
  /** BROKEN, of the journal: what was chained is not there any more. */
  readonly state: 'DESTROYED' | 'WOULD_DESTROY' | 'HELD' | 'NO_RULE' | 'KEPT' | 'BROKEN';
}

export interface RetentionRun {
  readonly rules: readonly RetentionRule[];
  readonly now: Date;
  readonly by: string;
  readonly dryRun: boolean;
}

const CHUNK = 10_000;
const DAY_MS = 86_400_000;

/** The instant before which rows have been kept long enough. */
export const keptUpTo = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/**
 * Destroys what has been kept long enough, a chunk and its record in a transaction: it may be stopped and begun again. A
 * hold on the class, or on `*`, stops it between two chunks at the latest.
 */
export async function runRetention(em: EntityManager, retained: readonly Retained[], run: RetentionRun): Promise<Destroyed[]> {
  const done: Destroyed[] = [];
  for (const one of retained) done.push(await runClass(em, one, run));
  return done;
}

async function runClass(em: EntityManager, one: Retained, { rules, now, by, dryRun }: RetentionRun): Promise<Destroyed> {
  const { code, table } = one;
  const rule = rules.find((found) => found.code === code);
  if (!rule) return { code, table, rows: 0, state: 'NO_RULE' };
  if (rule.days === null) return { code, table, rows: 0, state: 'KEPT' };
  const upTo = keptUpTo(now, rule.days);
  if (dryRun) {
    const held = await isHeld(em, code);
    const [row] = await em.execute<{ count: string }[]>(`select count(*) from ${table} t where ${dueOf(one)}`, [upTo]);
    return { code, table, rows: Number(row?.count), state: held ? 'HELD' : 'WOULD_DESTROY' };
  }
  for (let rows = 0; ;) {
    const chunk = await em.fork().transactional((tx) => destroyChunk(tx, one, { upTo, basis: rule.basis, by, now }));
    if (chunk === 'HELD') return { code, table, rows, state: 'HELD' };
    rows += chunk;
    if (chunk < CHUNK) return { code, table, rows, state: 'DESTROYED' };
  }
}

async function destroyChunk(tx: EntityManager, { code, table, ...rest }: Retained, { upTo, basis, by, now }: { upTo: Date; basis: string; by: string; now: Date }): Promise<number | 'HELD'> {
  // Who puts a hold waits for this chunk, and then none follows.
  await tx.execute('lock table retention_hold in share mode');
  if (await isHeld(tx, code)) return 'HELD';
  const [row] = await tx.execute<{ count: string }[]>(
    `with old as (select ctid from ${table} t where ${dueOf({ code, table, ...rest })} limit ? for update skip locked), gone as (delete from ${table} where ctid in (select ctid from old) returning 1)
     select count(*) from gone`, [upTo, CHUNK],
  );
  const rows = Number(row?.count);
  if (rows > 0) await tx.execute('insert into retention_record (code, up_to, destroyed, basis, by, at) values (?, ?, ?, ?, ?, ?)', [code, upTo, rows, basis, by, now]);
  return rows;
}

/** Whether a class is held, or everything is. */
export const isHeld = async (em: EntityManager, code: string): Promise<boolean> => {
  const holds = await em.execute<object[]>(`select 1 from retention_hold where code in (?, '*')`, [code]);
  return holds.length > 0;
};

/** Kept long enough, and of nobody whose rows are held: a person is held by the ids that rows name. */
const dueOf = ({ since, where = 'true' }: Retained): string => `${since} < ? and (${where}) and (
  not exists (select from retention_hold) or not exists (select from retention_hold h, to_jsonb(t) j where h.code in (j ->> 'id', j ->> 'candidate_id', j ->> 'enrolment_id', j ->> 'actor_id')))`;

/** Who stops or releases what, and why: both are kept. */
export interface Suspension {
  /** A class, everything (`*`), or the ids of a person. */
  readonly codes: readonly string[];
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Stops the destruction of a class, of everything, or of a person's rows, until it is released: a dispute, an inquiry. */
export const holdRetention = (em: EntityManager, { codes, reason, by, at }: Suspension): Promise<unknown> => em.execute(
  `with codes as (select jsonb_array_elements_text(?::jsonb) as code),
   told as (insert into retention_hold_change (code, act, reason, by, at) select code, 'HELD', ?, ?, ? from codes)
   insert into retention_hold (code, reason, by, at) select code, ?, ?, ? from codes
   on conflict (code) do update set reason = excluded.reason, by = excluded.by, at = excluded.at`,
  [JSON.stringify(codes), reason, by, at, reason, by, at],
);

export const releaseRetention = (em: EntityManager, { codes, reason, by, at }: Suspension): Promise<unknown> => em.execute(
  `with gone as (delete from retention_hold where code in (select jsonb_array_elements_text(?::jsonb)) returning code)
   insert into retention_hold_change (code, act, reason, by, at) select code, 'RELEASED', ?, ?, ? from gone`,
  [JSON.stringify(codes), reason, by, at],
);
