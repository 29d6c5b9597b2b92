import type { Instance } from '../partition.ts';
import type { EntitiesAsked, EntitiesRoute, RoutedEntity } from '../route/route.ts';
import { type AnswerError, refused } from './answer-error.ts';
import type { Received } from './answer.ts';
import type { Coverage } from './coverage.ts';
import { copy } from './fault.ts';
import { gatherSharded } from './gather-sharded.ts';
import { gatherSpread } from './gather-spread.ts';
import type { Json } from './json.ts';
import { itemOf, listOf } from './list-of.ts';
import type { Merging } from './merging.ts';
import type { Part } from './part.ts';

/** Puts each entity back in its places: a sharded one as its owner says it, a spread one merged. The inverse of `routeEntities`. */
export function gatherEntities(m: Merging, route: EntitiesRoute, heard: (instance: Instance) => Received, coverage: Coverage): Json {
  const { root: { key } } = route;
  const list: Json[] = Array.from({ length: route.size }, () => null);
  for (const { indexes, refusal } of route.refused) for (const index of indexes) m.errors.push(refused(refusal, [key, index], { subgraph: m.subgraph }));
  const answers = route.to.map((from) => ({ from, got: listOf(heard(from.instance), key, from.entities.length), at: placesOf(from) }));
  for (const { from } of answers) coverage.ask(from.mirex);
  for (const entity of route.entities) {
    const parts = answers.filter(({ at }) => at.has(entity)).map(({ from, got, at }): Part => ({ from, ...itemOf(got, at.get(entity) as number) }));
    const before = m.errors.length;
    const [first = 0, ...others] = entity.indexes;
    const { plan } = entity;
    const value = !plan ? {} : plan.fields ? gatherSpread(m, route.fields, plan, parts, { path: [key, first], coverage }) : gatherSharded(m, entity, parts[0], [key, first], coverage);
    const told = m.errors.slice(before);
    list[first] = value;
    for (const index of others) {
      list[index] = copy(value);
      m.errors.push(...told.map((error): AnswerError => ({ ...error, path: [key, index, ...(error.path ?? []).slice(2)] })));
    }
  }
  return list;
}

const placesOf = ({ entities }: EntitiesAsked): Map<RoutedEntity, number> => new Map(entities.map((entity, i) => [entity, i]));
