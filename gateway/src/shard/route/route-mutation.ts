import type { Root } from '../compile/plan.ts';
import { namesOf } from '../shard.messages.ts';
import type { HereRoute, OneRoute, RefusedRoute } from './route.ts';
import { coordinateOf, routeField } from './route-field.ts';
import type { Routing } from './route-root.ts';

export type MutationRoute = HereRoute | RefusedRoute | OneRoute;

/** To exactly one MIREX: two of one instance are still two. */
export function routeMutation(root: Root, { reach, variables }: Routing): MutationRoute {
  const { field, name, nodes: [{ node }] } = root;
  if (name === '__typename') return { kind: 'HERE', root, value: 'Mutation' };
  if (!field) return { kind: 'REFUSED', root, refusal: { code: 'OPERATION_INVALID', given: name } };
  const to = routeField(field, node, variables, reach);
  if (!to.ok) return { kind: 'REFUSED', root, refusal: to.refusal };
  const mirex = to.value.flatMap((addressee) => addressee.mirex);
  const [only] = to.value;
  if (only && mirex.length === 1) return { kind: 'ONE', root, to: only };
  const argument = field.routed?.by?.join('.') ?? '';
  if (mirex.length === 0) return { kind: 'REFUSED', root, refusal: { code: 'MIREX_REQUIRED', at: coordinateOf(field), argument } };
  return { kind: 'REFUSED', root, refusal: { code: 'MIREX_AMBIGUOUS', at: coordinateOf(field), given: namesOf(mirex) } };
}
