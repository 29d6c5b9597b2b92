import type { Fetch } from '../plan/plan-node.ts';
import { atItsPlace, onlySome } from './some-entities.ts';
import type { SubgraphAnswer, SubgraphRequest } from './subgraph-request.ts';

type Ask = (subgraph: string, request: SubgraphRequest) => Promise<SubgraphAnswer>;

/** The questions that a query's plan asks at more than one of its places: only they can be asked twice. */
export function askedTwice(fetches: readonly Fetch[]): ReadonlySet<string> {
  const asked = new Set<string>();
  return new Set(fetches.flatMap(({ subgraph, operation }) => {
    const key = `${subgraph} ${operation}`;
    if (asked.has(key)) return [operation];
    asked.add(key);
    return [];
  }));
}

/** What was asked for: one of the values of an answer. They are undefined when the answer had an error, or was none. */
interface Known {
  readonly values: Promise<readonly unknown[] | undefined>;
  readonly at: number;
}

/**
 * Asks once what one query asks at several of its places: each entity, and each question of root fields, whether the first answer
 * is there already or under way. What went wrong is asked again.
 *
 * Each asker gets objects of its own, for it may change them.
 */
export function askOnce(ask: Ask, twice: ReadonlySet<string>): Ask {
  if (twice.size === 0) return ask;
  const known = new Map<string, Known>();
  return async (subgraph, request) => {
    if (!twice.has(request.query)) return ask(subgraph, request);
    const keys = (request.representations ?? ['']).map((text) => `${subgraph}\n${request.query}\n${JSON.stringify(request.rest)}\n${text}`);
    const found = keys.map((key) => known.get(key));
    const missing = placesOf(found);
    const own = missing.length === 0 ? undefined : ask(subgraph, onlySome(request, missing));
    if (own !== undefined) {
      const values = own.then((answer) => valuesOf(answer, request, missing.length), () => undefined);
      for (const [at, place] of missing.entries()) known.set(keys[place] ?? '', { values, at });
      if (missing.length === keys.length) return own;
    }
    const shared = await Promise.all(found.map(async (one) => (await one?.values)?.[one?.at ?? 0]));
    const failed = placesOf(shared).filter((place) => found[place] !== undefined);
    const asked = await Promise.all([[missing, own] as const, [failed, failed.length === 0 ? undefined : ask(subgraph, onlySome(request, failed))] as const].map(async ([places, answer]) => [places, await answer] as const));
    return together(request, shared.map(copied), asked);
  };
}

const placesOf = (values: readonly unknown[]): number[] => values.flatMap((value, place) => (value === undefined ? [place] : []));

/** What others may have of an answer, before its asker changes it. */
function valuesOf({ data, errors = [] }: SubgraphAnswer, { representations }: SubgraphRequest, asked: number): readonly unknown[] | undefined {
  if (data == null || errors.length > 0) return undefined;
  if (representations === undefined) return [copied(data)];
  const entities = data['_entities'];
  return Array.isArray(entities) && entities.length === asked ? entities.map(copied) : undefined;
}

/** An answer made of what others were answered, and of what was asked for the places that they left. */
function together({ representations }: SubgraphRequest, values: unknown[], asked: readonly (readonly [places: readonly number[], answer: SubgraphAnswer | undefined])[]): SubgraphAnswer {
  if (representations === undefined) return asked.find(([, answer]) => answer !== undefined)?.[1] ?? { data: values[0] as Record<string, unknown> };
  for (const [places, answer] of asked) {
    const entities = answer?.data?.['_entities'];
    for (const [at, place] of places.entries()) values[place] = (Array.isArray(entities) ? entities[at] as unknown : undefined) ?? null;
  }
  const errors = asked.flatMap(([places, answer]) => (answer?.errors ?? []).map((error) => atItsPlace(error, places)));
  return { data: { _entities: values }, ...(errors.length === 0 ? {} : { errors }) };
}

/** JSON, once more. */
function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copied(inner)]));
}
