import DataLoader from 'dataloader';

import type { Context } from './context.ts';

/** One SQL statement per batch; PostgreSQL and MikroORM stay comfortable with this many parameters. */
const BATCH = { maxBatchSize: 5_000 };

/** Makes something once per request, on first use: a loader must never outlive its request nor be shared between two. */
export function perRequest<Value>(make: (context: Context) => Value): (context: Context) => Value {
  const made = new WeakMap<Context, Value>();
  return (context) => {
    const found = made.get(context);
    if (found !== undefined) return found;
    const value = make(context);
    made.set(context, value);
    return value;
  };
}

/** Loads rows by key, one statement for all keys of a batch. A missing row is null, never an error. */
export function rowLoader<Row>(
  find: (keys: readonly string[]) => Promise<readonly Row[]>, keyOf: (row: Row) => string,
): DataLoader<string, Row | null> {
  return new DataLoader<string, Row | null>(async (keys) => {
    const rows = new Map((await find(keys)).map((row) => [keyOf(row), row]));
    return keys.map((key) => rows.get(key) ?? null);
  }, BATCH);
}

/** Loads the rows that belong to each key, in the order in which `find` gives them; none is an empty list. */
export function listLoader<Row>(
  find: (keys: readonly string[]) => Promise<readonly Row[]>, keyOf: (row: Row) => string,
): DataLoader<string, Row[]> {
  return new DataLoader<string, Row[]>(async (keys) => {
    const lists = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of await find(keys)) lists.get(keyOf(row))?.push(row);
    return keys.map((key) => lists.get(key) ?? []);
  }, BATCH);
}
