import type { Model } from '@mirex/schema/shard/model';

import type { Variables } from '../compile/conditions.ts';
import type { Root } from '../compile/plan.ts';
import { namesOf, type ShardRefusal } from '../shard.messages.ts';
import type { Reach } from './reach.ts';
import { routeAligned } from './route-aligned.ts';
import { routeEntities } from './route-entities.ts';
import { coordinateOf, routeField } from './route-field.ts';
import type { Route } from './route.ts';

/** What routing reads besides the operation. */
export interface Routing {
  readonly model: Model;
  readonly reach: Reach;
  /** Coerced. */
  readonly variables: Variables;
}

export function routeRoot(root: Root, { model, reach, variables }: Routing): Route {
  const { field, nodes: [{ node }] } = root;
  const refused = (refusal: ShardRefusal): Route => ({ kind: 'REFUSED', root, refusal });
  switch (root.name) {
    case '__typename': return { kind: 'HERE', root, value: 'Query' };
    case '_service': return { kind: 'HERE', root, value: { sdl: model.sdl } };
    case '_entities': return routeEntities(root, { model, reach, variables });
    default:
  }
  if (!field) return refused({ code: 'OPERATION_INVALID', given: root.name });
  if (field.routed?.any) return { kind: 'ANY', root };
  if (field.merge?.as === 'ALIGN') return routeAligned(root, field, variables, reach);
  const to = routeField(field, node, variables, reach);
  if (!to.ok) return refused(to.refusal);
  const [only, ...others] = to.value;
  if (only && others.length === 0 && !root.covered) return { kind: 'ONE', root, to: only };
  if (root.merge) return { kind: 'MANY', root, to: to.value };
  return refused({ code: 'MIREX_AMBIGUOUS', at: coordinateOf(field), given: namesOf(to.value.flatMap(({ mirex }) => mirex)) });
}
