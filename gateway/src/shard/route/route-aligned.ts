import { GraphQLError } from 'graphql';
import type { FieldModel } from '@mirex/schema/shard/model';

import type { Variables } from '../compile/conditions.ts';
import type { Root } from '../compile/plan.ts';
import { readArguments } from '../compile/read-argument.ts';
import type { Addressee, Instance } from '../partition.ts';
import { owner, type Reach } from './reach.ts';
import type { AlignedRoute, Placed, Route } from './route.ts';
import { coordinateOf } from './route-field.ts';

/** Splits a list of ids by owner and remembers each one's place. An id without a known owner is refused at its place alone. */
export function routeAligned(root: Root, field: FieldModel, variables: Variables, reach: Reach): Route {
  const [argument = ''] = field.routed?.by ?? [];
  try {
    const ids = readArguments({ field, node: root.nodes[0].node }, variables)[argument];
    if (!Array.isArray(ids)) return { kind: 'REFUSED', root, refusal: { code: 'MIREX_REQUIRED', at: coordinateOf(field), argument } };
    return { kind: 'ALIGNED', root, argument, size: ids.length, ...split(ids, reach) };
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    return { kind: 'REFUSED', root, refusal: { code: 'OPERATION_INVALID', given: fault.message } };
  }
}

function split(ids: readonly unknown[], reach: Reach): Pick<AlignedRoute, 'to' | 'refused'> {
  const to = new Map<Instance, Addressee & { items: Placed[] }>();
  const refused: AlignedRoute['refused'][number][] = [];
  for (const [index, value] of ids.entries()) {
    const one = owner(reach, value);
    if (!one.ok) refused.push({ index, refusal: one.refusal });
    else {
      const { instance, mirex } = one.value;
      const known = to.get(instance) ?? { instance, mirex: [], items: [] };
      to.set(instance, { instance, mirex: [...new Set([...known.mirex, ...mirex])], items: known.items });
      known.items.push({ index, value });
    }
  }
  return { to: [...to.values()], refused };
}
