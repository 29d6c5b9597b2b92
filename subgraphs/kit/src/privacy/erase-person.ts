import { DeadlockException, type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import type { Day } from '@mirex/schema/day';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { type Deed, linesOf, writeLines } from '../journal/lines.ts';
import { newUuid } from '../new-uuid.ts';
import { type ErasureRefusal, KEPT_BECAUSE } from './erasure.messages.ts';
import { findPersonRows, type FoundRow } from './person-rows.ts';
import type { KeptBecause, PersonalData, PersonTable } from './personal-data.ts';

export interface Erasing {
  /** The person's ids, as `findPersonRows` takes them. */
  readonly ids: readonly string[];
  /** The account that asked, and why: both stand in the record. */
  readonly by: string;
  readonly reason: string;
  readonly now: Date;
}

/** What became of the rows of one table. */
export interface ErasedTable {
  readonly table: string;
  readonly rows: number;
  readonly way: 'ERASED' | 'BLANKED' | 'KEPT';
  /** French; null unless KEPT. */
  readonly why: string | null;
}

/** What stands in the way of erasing somebody here: a hold, or something that has not ended; @param today where the owner sits. */
export async function mayErase(em: EntityManager, { waitsFor }: PersonalData, ids: Erasing['ids'], today: Day): Promise<Outcome<null, ErasureRefusal>> {
  const [hold] = await em.execute<{ reason: string }[]>(
    `select reason from retention_hold where code = '*' or code in (select jsonb_array_elements_text(?::jsonb)) order by code limit 1`, [JSON.stringify(ids)],
  );
  if (hold) return refuse({ code: 'ERASURE_HELD', reason: hold.reason });
  for (const { code, sql } of waitsFor) {
    const [open] = await em.execute<object[]>(`with ids as (select jsonb_array_elements_text(?::jsonb) as id), day as (select ?::date as today) ${sql} limit 1`, [JSON.stringify(ids), today]);
    if (open) return refuse({ code });
  }
  return accept(null);
}

async function findRows(em: EntityManager, { quoting = [] }: PersonalData, ids: readonly string[]): Promise<ReadonlyMap<string, readonly FoundRow[]>> {
  const found = new Map(await findPersonRows(em, ids));
  for (const { table, where } of quoting) {
    const rows = await em.execute<FoundRow[]>(`with ids as (select jsonb_array_elements_text(?::jsonb) as id) select t.ctid::text as place, '{}'::jsonb as row from ${table} t where ${where}`, [JSON.stringify(ids)]);
    if (rows.length > 0) found.set(table, [...(found.get(table) ?? []), ...rows]);
  }
  return found;
}

/** What erasing somebody would do here: nothing is changed and nobody waits. */
export const planErasure = async (em: EntityManager, data: PersonalData, ids: readonly string[]): Promise<readonly ErasedTable[]> =>
  (await eraseRows(em, data, await findRows(em, data, ids), 'PLAN')).map(told);

/** Whoever tells events marks their rows all the time: to be refused so often in a row is no accident. */
const TRIES = 5;

/**
 * Erases a person in one database, in one transaction, with its record and its journal lines; nothing that was told to others of
 * them stays in the outbox, so that no copy comes back. Done again, it finds nothing left to do.
 *
 * @param data of a table that nobody has decided about, it throws: a table of people without a word on it is a fault.
 */
export async function erasePerson(em: EntityManager, data: PersonalData, erasing: Erasing, tries = TRIES): Promise<readonly ErasedTable[]> {
  try {
    return await eraseOnce(em, data, erasing);
  } catch (error) {
    if (!(error instanceof DeadlockException) || tries === 1) throw error;
    return erasePerson(em, data, erasing, tries - 1);
  }
}

/** Rows that somebody changes meanwhile would move: then PostgreSQL says so, and nothing is done. */
const eraseOnce = (em: EntityManager, data: PersonalData, erasing: Erasing): Promise<readonly ErasedTable[]> =>
  em.fork().transactional(async (tx) => {
    await tx.execute('delete from outbox where key in (select jsonb_array_elements_text(?::jsonb))', [JSON.stringify(erasing.ids)]);
    const done = await eraseRows(tx, data, await findRows(tx, data, erasing.ids), 'ERASE');
    if (done.some(({ way }) => way !== 'KEPT')) await record(tx, done, erasing);
    return done.map(told);
  }, { isolationLevel: IsolationLevel.REPEATABLE_READ });

interface Done extends ErasedTable {
  /** Of rows that have one. */
  readonly ids: readonly string[];
}

const told = ({ table, rows, way, why }: Done): ErasedTable => ({ table, rows, way, why });

async function eraseRows(tx: EntityManager, { erased, blanked, kept }: PersonalData, found: ReadonlyMap<string, readonly FoundRow[]>, act: 'PLAN' | 'ERASE'): Promise<Done[]> {
  const left = new Map([...found].map(([table, rows]) => [table, new Set(rows.map(({ place }) => place))]));
  const done: Done[] = [];
  const settle = async ({ table, where = 'true' }: PersonTable, way: Done['way'], change: string): Promise<void> => {
    const places = left.get(table);
    if (!places || places.size === 0) return;
    const picked = `select t.ctid as place, to_jsonb(t) ->> 'id' as id from ${table} t where t.ctid = any(array(select jsonb_array_elements_text(?::jsonb)::tid)) and (${where})`;
    const rows = await tx.execute<{ place: string; id: string | null }[]>(
      act === 'PLAN' ? `select place::text, id from (${picked}) p` : `with p as (${picked}), done as (${change} where t.ctid = p.place returning p.place, p.id) select place::text, id from done`,
      [JSON.stringify([...places])],
    );
    for (const { place } of rows) places.delete(place);
    if (rows.length > 0) done.push({ table, rows: rows.length, way, why: null, ids: rows.flatMap(({ id }) => id ?? []) });
  };
  for (const one of erased) await settle(one, 'ERASED', `delete from ${one.table} t using p`);
  for (const { table, where = 'true', columns } of blanked) {
    const sets = Object.entries(columns);
    // What is empty already is left alone: asked again, nothing is done again.
    const differs = `(${sets.map(([column]) => `t.${column}`).join(', ')}) is distinct from (${sets.map(([, value]) => value).join(', ')})`;
    await settle({ table, where: `(${where}) and ${differs}` }, 'BLANKED', `update ${table} t set ${sets.map(([column, value]) => `${column} = ${value}`).join(', ')} from p`);
  }
  const words = new Map(Object.entries(kept).flatMap(([why, tables]) => tables.map((table) => [table, KEPT_BECAUSE[why as KeptBecause]] as const)));
  const decided = new Set([...erased, ...blanked].map(({ table }) => table));
  for (const [table, places] of left) {
    const why = words.get(table);
    if (why === undefined && !decided.has(table)) throw new Error(`nobody has said what becomes of the rows of a person in ${table}`);
    if (places.size > 0 && why !== undefined) done.push({ table, rows: places.size, way: 'KEPT', why, ids: [] });
  }
  return done;
}

async function record(tx: EntityManager, done: readonly Done[], { by, reason, now }: Erasing): Promise<void> {
  await tx.execute('insert into erasure_record (tables, by, reason, at) values (?::jsonb, ?, ?, ?)', [JSON.stringify(done.map(told)), by, reason, now]);
  const asking = { caller: { sub: by, roles: ['SYSTEM' as const], mirex: [] }, now: () => now, requestId: newUuid(), act: { name: 'erasePerson', lines: 0 } };
  const deeds = done.filter(({ way }) => way !== 'KEPT').map(({ table, way, ids }): Deed => ({ entity: table, change: way === 'ERASED' ? 'DELETE' : 'UPDATE', rowIds: ids, outcome: 'DONE' }));
  await writeLines(tx, deeds.flatMap((deed) => linesOf(asking, deed)));
}
