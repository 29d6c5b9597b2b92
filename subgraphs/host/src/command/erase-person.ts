import { type ErasedTable, erasePerson, mayErase, planErasure } from '@mirex/kit/privacy/erase-person';
import { type ErasureRefusal, explainErasure } from '@mirex/kit/privacy/erasure.messages';
import { type GlobalId, ownerOf } from '@mirex/schema/global-id';
import { NATION, type Owner } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import type { ProductOptions } from '../product/options.ts';
import { type Database, inEveryDatabase } from './every-database.ts';
import { findPerson, inHome, type Person } from './person-ids.ts';

export interface AskedErasure {
  readonly person: GlobalId;
  /** The account that asked for it, and why. */
  readonly by: string;
  readonly reason: string;
  readonly now: Date;
  readonly dryRun: boolean;
}

/** What became of a person's rows in one subgraph of one owner. */
export interface ErasedThere {
  readonly owner: Owner;
  readonly subgraph: string;
  readonly tables: readonly ErasedTable[];
}

interface UnderWay extends Person {
  readonly by: string;
  readonly reason: string;
}

/**
 * Erases a person from every database of these MIREX, each in one transaction. Which ids are theirs is written down before the
 * first of them: cut off anywhere, it is asked for again and goes on, though half of the names are gone.
 *
 * Nothing is erased anywhere while anything stands in the way somewhere.
 */
export async function eraseEverywhere(options: ProductOptions, asked: AskedErasure): Promise<Outcome<readonly ErasedThere[], ErasureRefusal>> {
  const begun = await readUnderWay(options, asked.person);
  const person = begun ?? { ...(await findPerson(options, asked.person)), by: asked.by, reason: asked.reason };
  const erasing = { ids: person.ids, by: person.by, reason: person.reason, now: asked.now };

  let held = 0;
  let refusal: ErasureRefusal | undefined;
  const look = async ({ owner, em, subgraph }: Database): Promise<void> => {
    if (!subgraph.personal || refusal) return;
    held += (await planErasure(em, subgraph.personal, person.ids)).length;
    const allowed = await mayErase(em, subgraph.personal, person.ids, seatDay(owner, asked.now));
    if (!allowed.ok) refusal = allowed.refusal;
  };
  await inEveryDatabase(options, ownersOf(options), look);
  if (held === 0) return refuse({ code: 'ERASURE_PERSON_UNKNOWN', given: asked.person });
  if (refusal && !begun) return refuse(refusal);

  if (!asked.dryRun) await writeUnderWay(options, person, asked.now);
  const done: ErasedThere[] = [];
  const erase = async ({ owner, subgraph, em }: Database): Promise<void> => {
    if (!subgraph.personal) return;
    const tables = asked.dryRun ? await planErasure(em, subgraph.personal, person.ids) : await erasePerson(em, subgraph.personal, erasing);
    if (tables.length > 0) done.push({ owner, subgraph: subgraph.name, tables });
  };
  // First where others are told of the name: from then on no copy of it is sent to them.
  await inHome(options, person.home, erase);
  await inEveryDatabase(options, ownersOf(options), async (database) => (database.subgraph.name === person.home ? undefined : erase(database)));
  if (!asked.dryRun) await forgetUnderWay(options, person);
  return accept(done);
}

/** French, a line for each table; what is kept says why. */
export function tellErasure(done: readonly ErasedThere[], dryRun: boolean): string[] {
  const words = dryRun ? { ERASED: 'à effacer', BLANKED: 'à rendre anonyme(s)', KEPT: 'gardée(s)' } : { ERASED: 'effacée(s)', BLANKED: 'rendue(s) anonyme(s)', KEPT: 'gardée(s)' };
  return done.flatMap(({ owner, subgraph, tables }) => tables.map(({ table, rows, way, why }) => `${owner} ${subgraph} : ${table}, ${rows} ligne(s) ${words[way]}${why === null ? '' : ` : ${why}`}`));
}

export const tellRefusal = (refusal: ErasureRefusal): string => {
  const { code, message } = explainErasure(refusal);
  return `${message} (${code})`;
};

const ownersOf = ({ mirex }: ProductOptions): readonly Owner[] => [NATION, ...mirex];

/** Where a person is kept under way: with the MIREX that their id is of. */
const homeOf = ({ mirex }: ProductOptions, person: GlobalId): readonly Owner[] => mirex.filter((owner) => owner === ownerOf(person));

async function readUnderWay(options: ProductOptions, person: GlobalId): Promise<UnderWay | undefined> {
  let found: UnderWay | undefined;
  for (const home of ['candidates', 'actors'] as const) {
    await inHome(options, home, async ({ em }) => {
      const [row] = await em.execute<Omit<UnderWay, 'id' | 'home'>[]>('select ids, by, reason from erasure_under_way where person = ?', [person]);
      if (row) found = { ...row, id: person, home };
    }, homeOf(options, person));
  }
  return found;
}

const writeUnderWay = (options: ProductOptions, { id, home, ids, by, reason }: UnderWay, now: Date): Promise<void> => inHome(options, home, async ({ em }) => {
  await em.execute('insert into erasure_under_way (person, ids, by, reason, at) values (?, ?::jsonb, ?, ?, ?) on conflict do nothing', [id, JSON.stringify(ids), by, reason, now]);
}, homeOf(options, id));

const forgetUnderWay = (options: ProductOptions, { id, home }: Person): Promise<void> => inHome(options, home, async ({ em }) => {
  await em.execute('delete from erasure_under_way where person = ?', [id]);
}, homeOf(options, id));
