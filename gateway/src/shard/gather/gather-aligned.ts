import type { Instance } from '../partition.ts';
import { namedMirex } from '../route/named-mirex.ts';
import type { AlignedRoute } from '../route/route.ts';
import { refused, unavailable } from './answer-error.ts';
import type { Received } from './answer.ts';
import type { Coverage } from './coverage.ts';
import { copy } from './fault.ts';
import type { Json } from './json.ts';
import { listOf } from './list-of.ts';
import type { Merging } from './merging.ts';

/** Puts each owner's items back in their places. The inverse of `routeAligned`. */
export function gatherAligned(m: Merging, { root: { key }, size, to, refused: unowned }: AlignedRoute, heard: (instance: Instance) => Received, coverage: Coverage): Json {
  const list: Json[] = Array.from({ length: size }, () => null);
  for (const { index, refusal } of unowned) m.errors.push(refused(refusal, [key, index], { subgraph: m.subgraph }));
  for (const { items, ...from } of to) {
    coverage.ask(from.mirex);
    const got = listOf(heard(from.instance), key, items.length);
    if ('failure' in got) coverage.miss(from.mirex);
    for (const [i, { index, value }] of items.entries()) {
      if ('items' in got) list[index] = got.items[i] ?? null;
      else if ('fault' in got) list[index] = copy(got.fault);
      else m.errors.push(unavailable(m.subgraph, { ...from, mirex: from.mirex.filter((code) => code === namedMirex(value)) }, got.failure, [key, index]));
    }
  }
  return list;
}
