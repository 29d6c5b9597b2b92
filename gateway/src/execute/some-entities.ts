import type { SubgraphError, SubgraphRequest } from './subgraph-request.ts';

/** The same question for those of its entities that stand at some places. */
export const onlySome = (request: SubgraphRequest, places: readonly number[]): SubgraphRequest =>
  (places.length === (request.representations?.length ?? 1) ? request : request.only(places));

/** An error of the n-th of those that were asked for, at its place among all. */
export function atItsPlace(error: SubgraphError, places: readonly number[]): SubgraphError {
  const [root, index, ...rest] = error.path ?? [];
  return root === '_entities' && typeof index === 'number' ? { ...error, path: [root, places[index] ?? index, ...rest] } : error;
}
