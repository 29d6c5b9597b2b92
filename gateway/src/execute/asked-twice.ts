import type { Fetch } from '../plan/plan-node.ts';
import { copied } from './copied.ts';
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

/** What one question gives, for others than its asker; undefined while it is under way, and when it had an error or was no answer. */
interface Values {
  readonly come: Promise<void>;
  given: readonly unknown[] | undefined;
}

/** One of the values of a question. */
interface Known {
  readonly values: Values;
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
  // By the question first, whose text is long and always the same: no entity is looked up by a text that holds it.
  const known = new Map<string, Map<string, Known>>();
  return async (subgraph, request) => {
    if (!twice.has(request.query)) return ask(subgraph, request);
    const same = known.get(request.query) ?? new Map<string, Known>();
    known.set(request.query, same);
    const rest = `${subgraph}\n${JSON.stringify(request.rest)}\n`;
    const keys = (request.representations ?? ['']).map((text) => rest + text);
    const found = keys.map((key) => same.get(key));
    const missing = placesOf(found);
    const own = missing.length === 0 ? undefined : ask(subgraph, onlySome(request, missing));
    if (own !== undefined) {
      const values = valuesOf(own, request, missing.length);
      for (const [at, place] of missing.entries()) same.set(keys[place] ?? '', { values, at });
      if (missing.length === keys.length) return own;
    }
    for (const values of new Set(found.map((one) => one?.values))) if (values?.given === undefined) await values?.come;
    const shared = found.map((one) => one?.values.given?.[one.at]);
    const failed = shared.flatMap((value, place) => (value === undefined && found[place] !== undefined ? [place] : []));
    const again = failed.length === 0 ? undefined : ask(subgraph, onlySome(request, failed));
    // Both at once: what fails while the other is waited for is nobody's otherwise, and ends the process.
    const [mine, others] = await Promise.all([own, again]);
    return together(request, shared.map(copied), [[missing, mine], [failed, others]]);
  };
}

const placesOf = (values: readonly unknown[]): number[] => values.flatMap((value, place) => (value === undefined ? [place] : []));

/** What others may have of an answer, taken before its asker changes it. */
function valuesOf(answer: Promise<SubgraphAnswer>, { representations }: SubgraphRequest, asked: number): Values {
  const values: { come: Promise<void>; given: Values['given'] } = { come: Promise.resolve(), given: undefined };
  const taken = async (): Promise<void> => {
    const { data, errors = [] } = await answer.catch((): SubgraphAnswer => ({}));
    if (data == null || errors.length > 0) return;
    const entities = representations === undefined ? [data] : data['_entities'];
    if (Array.isArray(entities) && entities.length === asked) values.given = entities.map(copied);
  };
  values.come = taken();
  return values;
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
