import type { EntityManager } from '@mikro-orm/postgresql';
import type { DataSetName, DataSets, Edition } from '@mirex/schema/edition';

import type { Context } from './context.ts';
import type { Act } from './journal/act.ts';

/** Where an instance keeps the national edition that it works with: one row, the newest that it was given. */
export const EDITION_TABLE = {
  name: '2026-11-22-edition',
  sql: `
    create table edition (
      only_one boolean primary key default true check (only_one),
      number integer not null,
      data_sets jsonb not null
    );
  `,
} as const;

type Asking = Pick<Context, 'em' | 'act'>;

/** The data sets as read last, per database: an edition never changes, so its number tells whether they still hold. */
const read = new WeakMap<object, { number: number; dataSets: Partial<DataSets> }>();

/** The number of the edition, asked for once a request and not at each look into it. */
const numbers = new WeakMap<Act, Promise<number | undefined>>();

/** The number of the edition that this instance works with, as the request first met it; undefined before it was given any. */
export async function editionNumber({ em, act }: Asking): Promise<number | undefined> {
  const asked = numbers.get(act) ?? em.execute<{ number: number }[]>('select number from edition').then(([row]) => row?.number);
  numbers.set(act, asked);
  const number = await asked.catch((error: unknown) => {
    numbers.delete(act);
    throw error;
  });
  if (number === undefined) numbers.delete(act);
  return number;
}

/** The edition that this instance need not be brought again: undefined while it holds none with all these data sets. */
export async function completeEdition({ em }: Pick<Context, 'em'>, names: readonly DataSetName[]): Promise<number | undefined> {
  const [row] = await em.execute<{ number: number; names: string[] }[]>('select number, array(select jsonb_object_keys(data_sets)) as names from edition');
  return row && names.every((name) => row.names.includes(name)) ? row.number : undefined;
}

/** Keeps an edition, unless a newer one is there. The same again takes the place of what was kept: it may have more data sets. */
export async function keepEdition(em: EntityManager, { number, dataSets }: { number: number; dataSets: Partial<DataSets> }): Promise<void> {
  await em.execute(
    `insert into edition (number, data_sets) values (?, ?::jsonb)
     on conflict (only_one) do update set number = excluded.number, data_sets = excluded.data_sets where edition.number <= excluded.number`,
    [number, JSON.stringify(dataSets)],
  );
}

/** Some data sets of the edition that this instance works with, those that it holds. */
export async function heldDataSets<Name extends DataSetName>(context: Asking, names: readonly Name[]): Promise<Partial<Pick<DataSets, Name>>> {
  const key = context.em.getDriver();
  const number = await editionNumber(context);
  let held = read.get(key);
  // What is held may be newer than what a long request began with.
  if (number !== undefined && (held === undefined || held.number < number || names.some((name) => !held?.dataSets[name]))) {
    const [row] = await context.em.execute<Edition[]>('select number, data_sets as "dataSets" from edition');
    if (row) read.set(key, (held = row));
  }
  return held?.dataSets ?? {};
}

/**
 * A data set of the edition that this instance works with.
 *
 * Throws when there is none: an instance without its edition is not ready, and is asked nothing.
 */
export async function dataSet<Name extends DataSetName>(context: Asking, name: Name): Promise<DataSets[Name]> {
  const { [name]: found } = await heldDataSets(context, [name]);
  if (!found) throw new Error(`this instance holds no edition with the data set ${name}`);
  return found;
}
