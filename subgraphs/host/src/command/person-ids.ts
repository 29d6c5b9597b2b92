import { type GlobalId, parseId } from '@mirex/schema/global-id';
import { NATION, type Owner } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { type Database, inEveryDatabase } from './every-database.ts';

/** A person under all the ids that are theirs. */
export interface Person {
  readonly id: GlobalId;
  /** Where they are known by name first: `candidates` or `actors`. */
  readonly home: 'candidates' | 'actors';
  readonly ids: readonly string[];
}

/** The ids of a person in every MIREX: a candidate is the same where their numbers are, and their enrolments are theirs. */
export async function findPerson(options: ProductOptions, id: GlobalId): Promise<Person> {
  const read = parseId(id);
  const home = read.ok && read.value.tag === 'ACT' ? 'actors' : 'candidates';
  if (home === 'actors') return { id, home, ids: [id] };
  const numbers = new Set<string>();
  await inHome(options, home, async ({ em }) => {
    const found = await em.execute<{ number: string | null }[]>('select unnest(array[ine, inaa]) as number from candidate where id = ?', [id]);
    for (const { number } of found) if (number !== null) numbers.add(number);
  });
  const ids = new Set<string>([id]);
  await inHome(options, home, async ({ em }) => {
    const same = await em.execute<{ id: string }[]>(
      'with same as (select id from candidate where id = ? or ine in (select jsonb_array_elements_text(?::jsonb)) or inaa in (select jsonb_array_elements_text(?::jsonb))) select id from same union select id from enrolment where candidate_id in (select id from same)',
      [id, JSON.stringify([...numbers]), JSON.stringify([...numbers])],
    );
    for (const one of same) ids.add(one.id);
  });
  return { id, home, ids: [...ids] };
}

/** In the database of each MIREX that knows people of this kind by name. */
export const inHome = (options: ProductOptions, home: Person['home'], act: (database: Database) => Promise<void>, owners: readonly Owner[] = options.mirex): Promise<void> =>
  inEveryDatabase(options, owners.filter((owner) => owner !== NATION), async (database) => (database.subgraph.name === home ? act(database) : undefined));
