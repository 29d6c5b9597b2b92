import type { Fetch, Requirement } from '../plan/plan-node.ts';
import { askSubgraph, placedError } from './ask.ts';
import { copied } from './copied.ts';
import { type Fetched, merge } from './merge.ts';
import { type Place, placesOf } from './places.ts';
import { reach } from './reach.ts';
import { type Represent, representer } from './represent.ts';
import { applyRewrites, clientKeys } from './rewrite.ts';
import type { Run } from './run.ts';
import type { SubgraphError } from './subgraph-request.ts';

/** An entity that is asked for, and the objects of the answer that are it. */
interface Asked {
  readonly text: string;
  /** Those of each path by themselves. */
  readonly targets: readonly Fetched[][];
}

/** An answer in which one error stands at ten thousand places says no more than one in which it stands at a thousand. */
const MOST_PLACES = 1_000;

/** Asks for each entity once, and adds what is answered to every object that is it. */
export async function fetchEntities(fetch: Fetch, requires: readonly Requirement[], run: Run): Promise<void> {
  const asked = entitiesOf(fetch, represented(requires, run), run);
  if (asked.length === 0) return;
  const answer = await askSubgraph(fetch, run, asked.map(({ text }) => text));
  if (answer.errors !== undefined && answer.errors.length > 0) placeErrors(answer.errors, fetch, asked, run);
  if (answer.data == null) return;
  const entities = answer.data['_entities'];
  if (!Array.isArray(entities) || entities.length !== asked.length) {
    run.errors.push(placedError({ message: `${asked.length} entities asked, ${Array.isArray(entities) ? entities.length : 'none'} answered` }, fetch.subgraph, undefined));
    return;
  }
  for (const [index, { targets }] of asked.entries()) addTo(targets, entities[index], fetch, run);
}

function addTo(targets: readonly (readonly Fetched[])[], entity: unknown, { outputRewrites }: Fetch, run: Run): void {
  if (typeof entity !== 'object' || entity === null || Array.isArray(entity)) return;
  applyRewrites(outputRewrites, entity, run.isA);
  // Under one name, different paths may go on to ask the same entity for different things, and so may different types below
  // one path: each of them gets an entity of its own.
  const groups = run.branchesByType ? targets.flat().map((target) => [target]) : targets.filter(({ length }) => length > 0);
  for (const [index, group] of groups.entries()) {
    const own = (index === 0 ? entity : copied(entity)) as Fetched;
    for (const target of group) merge(target, own, run.sharing, group.length > 1);
  }
}

function entitiesOf({ paths, inputRewrites }: Fetch, represent: Represent, run: Run): readonly Asked[] {
  const asked = new Map<string, Asked>();
  for (const [nth, path] of paths.entries()) {
    for (const target of reach(run.data, path, run.isA, run.sharing.any)) {
      const plain = represent(target);
      if (plain === undefined) continue;
      const text = inputRewrites.length === 0 ? plain : rewritten(plain, inputRewrites, run);
      let known = asked.get(text);
      if (known === undefined) {
        known = { text, targets: paths.map(() => []) };
        asked.set(text, known);
      }
      known.targets[nth]?.push(target);
    }
  }
  return [...asked.values()];
}

function rewritten(text: string, rewrites: Fetch['inputRewrites'], { isA }: Run): string {
  const representation: unknown = JSON.parse(text);
  applyRewrites(rewrites, representation, isA);
  return JSON.stringify(representation);
}

function placeErrors(errors: readonly SubgraphError[], fetch: Fetch, asked: readonly Asked[], run: Run): void {
  const places = fetch.paths.map((path) => placesOf(run.data, path, run.isA));
  const keys = clientKeys(fetch.outputRewrites);
  for (const error of errors) {
    const [, index, ...rest] = error.path ?? [];
    const targets = typeof index === 'number' ? asked[index]?.targets : undefined;
    const below = rest.map((key) => keys.get(String(key)) ?? key);
    const at: readonly (Place | undefined)[] = targets === undefined ? [undefined] : targets.flatMap((group, nth) => group.flatMap((target) => places[nth]?.get(target) ?? []));
    for (const place of at) {
      if (run.errors.length >= MOST_PLACES) return;
      run.errors.push(placedError(error, fetch.subgraph, place && [...place, ...below]));
    }
  }
}

const compiled = new WeakMap<readonly Requirement[], Represent>();

function represented(requires: readonly Requirement[], { isA }: Run): Represent {
  let represent = compiled.get(requires);
  if (represent === undefined) {
    represent = representer(requires, isA);
    compiled.set(requires, represent);
  }
  return represent;
}
