import type { Fetch } from '../plan/plan-node.ts';
import { askSubgraph, placedError } from './ask.ts';
import { merge } from './merge.ts';
import { type Place, placesOf } from './places.ts';
import { reach } from './reach.ts';
import { applyRewrites, clientKeys } from './rewrite.ts';
import type { Run } from './run.ts';

/** Asks root fields and adds them to the answer, or to what of it is itself a root again. */
export async function fetchRoot(fetch: Fetch, run: Run): Promise<void> {
  const targets = fetch.paths.flatMap((path) => reach(run.data, path, run.isA, run.sharing.any));
  if (targets.length === 0) return;
  const answer = await askSubgraph(fetch, run, undefined);
  if (answer.errors !== undefined && answer.errors.length > 0) {
    const keys = clientKeys(fetch.outputRewrites);
    for (const error of answer.errors) {
      const path = error.path?.map((key) => keys.get(String(key)) ?? key);
      for (const place of path === undefined ? [undefined] : placesBelow(fetch.paths, run)) {
        run.errors.push(placedError(error, fetch.subgraph, place === undefined || path === undefined ? undefined : [...place, ...path]));
      }
    }
  }
  if (answer.data == null) return;
  applyRewrites(fetch.outputRewrites, answer.data, run.isA);
  for (const target of targets) merge(target, answer.data, run.sharing, targets.length > 1);
}

const placesBelow = (paths: Fetch['paths'], { data, isA }: Run): readonly Place[] => paths.flatMap((path) => [...placesOf(data, path, isA).values()].flat());
