import { getNullableType, isListType } from 'graphql';

import type { Model, Op } from '../model.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';
import { isRoot } from './routes.ts';

type Kind = 'scalar' | 'value object' | 'sharded entity' | 'spread entity' | 'abstract type';

/** What each operation applies to. A spread entity stands in every MIREX: a list of rows would repeat it. */
const APPLIES: Readonly<Record<Op, { readonly list: boolean; readonly to: readonly Kind[] }>> = {
  ...each(['SUM', 'MIN', 'MAX', 'ALL', 'ANY', 'SAME', 'RATIO', 'VARIANCE', 'STDDEV', 'QUANTILE'], { list: false, to: ['scalar'] }),
  KEY: { list: false, to: ['scalar', 'spread entity'] },
  UNION: { list: true, to: ['scalar'] },
  ...each(['OBJECT', 'COVERAGE', 'CONNECTION'], { list: false, to: ['value object'] }),
  GROUP: { list: true, to: ['value object'] },
  ONE: { list: false, to: ['sharded entity', 'value object', 'abstract type'] },
  CONCAT: { list: true, to: ['sharded entity', 'value object', 'abstract type', 'scalar'] },
  SORTED: { list: true, to: ['sharded entity', 'value object', 'abstract type'] },
  ALIGN: { list: true, to: ['sharded entity', 'abstract type'] },
};

function each<O extends Op, Shape>(ops: readonly O[], shape: Shape): Record<O, Shape> {
  return Object.fromEntries(ops.map((op) => [op, shape])) as Record<O, Shape>;
}

/** A rule must fit the shape of what it merges. */
export function checkShape({ type, field, rule }: Ruled, model: Model): Finding[] {
  const at = coordinate(field);
  const { list, to } = APPLIES[rule.as];
  const kind = kindOf(model, field.typeName, field.scalar !== null);
  const shape = (message: string, mend: string): Finding[] => [{ code: 'MERGE_SHAPE', at, message: `@merge(as: ${rule.as}) ${message}`, mend }];
  if (list !== field.list) return shape(list ? 'applies to lists only' : 'does not apply to a list', `use ${list ? 'an operation of one value' : 'GROUP, SORTED, CONCAT, UNION or ALIGN'}`);
  if (isListOfLists(field.def.type)) return shape('does not reach into a list of lists', 'return a list of objects');
  if (!to.includes(kind)) return shape(`applies to a ${to.join(' or a ')}; ${field.typeName} is a ${kind}`, mendOf(kind));
  if (rule.as === 'ALIGN' && !(isRoot(type) && field.routed?.by?.length === 1 && field.routed.absent === 'REFUSE')) {
    return shape('puts the answers where the ids stood, and no argument gives the ids', 'say @routed(by: "ids") on a root field, ids being its list of ids');
  }
  return [];
}

function kindOf(model: Model, typeName: string, scalar: boolean): Kind {
  const target = model.types.get(typeName);
  if (scalar) return 'scalar';
  if (target === undefined) return 'abstract type';
  if (target.shardedBy !== undefined) return 'sharded entity';
  return target.entity ? 'spread entity' : 'value object';
}

const isListOfLists = (type: Ruled['field']['def']['type']): boolean => {
  const list = getNullableType(type);
  return isListType(list) && isListType(getNullableType(list.ofType));
};

const mendOf = (kind: Kind): string => ({
  scalar: 'use SUM, MIN, MAX, ALL, ANY or SAME, or UNION for a list',
  'value object': 'use OBJECT, or GROUP for a list',
  'sharded entity': 'use ONE, or SORTED, CONCAT or ALIGN for a list, or return a connection',
  'spread entity': 'every MIREX has it: group by it with @merge(as: KEY), or have the national subgraph serve it',
  'abstract type': 'use ONE, or SORTED, CONCAT or ALIGN for a list',
})[kind];
