import type { Instance } from '../partition.ts';
import type { Route } from '../route/route.ts';
import { refused } from './answer-error.ts';
import type { Received } from './answer.ts';
import { Coverage } from './coverage.ts';
import { gatherAligned } from './gather-aligned.ts';
import { gatherEntities } from './gather-entities.ts';
import { gatherField } from './gather-field.ts';
import { gatherOne } from './gather-one.ts';
import type { Json } from './json.ts';
import type { Merging } from './merging.ts';
import type { Part } from './part.ts';

/** One root field of the answers, made one; undefined when a condition leaves it out. */
export function gatherRoot(m: Merging, route: Route, heard: (instance: Instance) => Received, coverage: Coverage): Json | undefined {
  const { key } = route.root;
  switch (route.kind) {
    case 'HERE': return route.value;
    case 'REFUSED':
      m.errors.push(refused(route.refusal, [key], { subgraph: m.subgraph }));
      return null;
    case 'ONE': return gatherOne(m, key, route.to, heard(route.to.instance), coverage);
    case 'ANY': return null;
    case 'MANY': {
      const parts = route.to.map((from): Part => {
        const received = heard(from.instance);
        return 'failure' in received ? { from, failure: received.failure } : { from, object: received.data };
      });
      const own = new Coverage();
      const value = route.root.merge && gatherField(m, route.root.merge, parts, { path: [], coverage: own });
      coverage.add(own);
      return value;
    }
    case 'ALIGNED': return gatherAligned(m, route, heard, coverage);
    case 'ENTITIES': return gatherEntities(m, route, heard, coverage);
  }
}
