import { isIncluded, type Variables } from './compile/conditions.ts';
import { type Hoist, REPRESENTATIONS } from './compile/hoist.ts';
import { HOIST_TYPE, hoistKey } from './compile/hoist-keys.ts';
import type { AnswerError } from './gather/answer-error.ts';
import { copy } from './gather/fault.ts';
import type { Json, JsonObject } from './gather/json.ts';
import { type Found, objectsAt } from './gather/objects-at.ts';
import type { Draft, Execution, ShardRequest, ShardResult } from './request.ts';

/** Asks again, of everybody or of its owner, what no instance could say alone, and puts it where its object stands. */
export async function secondRound({ plan: { hoists }, request, variables: coerced }: Execution, draft: Draft, execute: (request: ShardRequest) => Promise<ShardResult>): Promise<void> {
  const { data } = draft;
  if (!data || hoists.length === 0) return;
  const found = hoists.map((hoist) => ({ hoist, objects: objectsAt(data, hoist.path).filter(({ object }) => object[HOIST_TYPE] === hoist.type.name) }));
  await Promise.all(found.map(async ({ hoist, objects }) => {
    if (objects.length === 0) return;
    const given = request.variables ?? {};
    const variables = Object.fromEntries(hoist.text.variables.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]]));
    const { representations, places } = distinct(hoist, objects);
    const result = await execute({ ...request, operationName: undefined, document: undefined, query: hoist.text.text, variables: { ...variables, [REPRESENTATIONS]: representations } });
    draft.coverage.add(result.coverage);
    draft.errors.push(...placed(hoist, objects, places, { result, variables: coerced }));
  }));
  for (const { objects } of found) for (const { object } of objects) withoutKeys(object);
}

function distinct({ type, keys }: Hoist, objects: readonly Found[]): { readonly representations: JsonObject[]; readonly places: readonly number[] } {
  const known = new Map<string, number>();
  const representations: JsonObject[] = [];
  const places = objects.map(({ object }) => {
    const key = Object.fromEntries(keys.map((name) => [name, object[hoistKey(name)] ?? null]));
    const text = JSON.stringify(key);
    const place = known.get(text) ?? representations.push({ __typename: type.name, ...key }) - 1;
    known.set(text, place);
    return place;
  });
  return { representations, places };
}

interface Answered {
  readonly result: ShardResult;
  readonly variables: Variables;
}

/** Puts each entity into its objects, and returns its errors at their places. */
function placed(hoist: Hoist, objects: readonly Found[], places: readonly number[], { result: { data, errors }, variables }: Answered): AnswerError[] {
  const entities = (data?.['_entities'] ?? []) as readonly Json[];
  const byPlace = Map.groupBy(errors, ({ path }) => path?.[1]);
  const told = [...byPlace].flatMap(([place, unplaced]): AnswerError[] => (typeof place === 'number' ? [] : unplaced.map(({ message, extensions = {} }) => ({ message, extensions }))));
  for (const [i, { object, path, clear }] of objects.entries()) {
    const place = places[i] as number;
    const entity = entities[place];
    if (entity) Object.assign(object, copy(entity));
    else if (hoist.type.shardedBy === undefined) {
      // A spread entity stands without what the MIREX add to it; a reference without its object is no reference.
      for (const { key, conditions } of hoist.brings) if (isIncluded([conditions], variables)) object[key] = null;
    } else {
      clear();
    }
    for (const error of byPlace.get(place) ?? []) told.push({ ...error, path: [...path, ...(error.path ?? []).slice(2)] });
  }
  return told;
}

function withoutKeys(object: JsonObject): void {
  for (const key of Object.keys(object)) if (key === HOIST_TYPE || key.startsWith(hoistKey(''))) delete object[key];
}
