import { type FieldNode, GraphQLError } from 'graphql';
import { readCursor } from '@mirex/schema/cursor';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import type { FieldModel } from '@mirex/schema/shard/model';

import type { Variables } from '../compile/conditions.ts';
import { readArguments } from '../compile/read-argument.ts';
import type { Addressee } from '../partition.ts';
import type { ShardRefusal } from '../shard.messages.ts';
import { everybody, named, type Reach } from './reach.ts';

/** Whom a field is asked of: those that its arguments name, or everybody. */
export function routeField(field: FieldModel, node: FieldNode, variables: Variables, reach: Reach): Outcome<readonly Addressee[], ShardRefusal> {
  const { routed } = field;
  const read = argumentsOf(field, node, variables);
  if (!read.ok) return read;
  if (!routed?.by) return everybody(reach);
  const value = valueAt(read.value, routed.by);
  if (value == null) {
    return routed.absent === 'SCATTER' ? everybody(reach) : refuse({ code: 'MIREX_REQUIRED', at: coordinateOf(field), argument: routed.by.join('.') });
  }
  if (Array.isArray(value) && value.length === 0) return accept(nobody(reach));
  return named(reach, Array.isArray(value) ? value : [value]);
}

export const coordinateOf = ({ parent, name }: FieldModel): string => `${parent}.${name}`;

/** An empty list means nobody, not everybody: one instance is asked about no MIREX, and says what nothing looks like. */
const nobody = ({ partition: { instances } }: Reach): Addressee[] => instances.slice(0, 1).map((instance) => ({ instance, mirex: [] }));

function argumentsOf(field: FieldModel, node: FieldNode, variables: Variables): Outcome<Readonly<Record<string, unknown>>, ShardRefusal> {
  try {
    const values = readArguments({ field, node }, variables);
    const cursors = field.merge?.as === 'CONNECTION' ? [values['after'], values['before']] : [];
    if (cursors.every((text) => typeof text !== 'string' || readCursor(text).ok)) return accept(values);
    return refuse({ code: 'CURSOR_MALFORMED', at: coordinateOf(field) });
  } catch (fault) {
    if (!(fault instanceof GraphQLError)) throw fault;
    return refuse({ code: 'OPERATION_INVALID', given: fault.message });
  }
}

const valueAt = (values: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Readonly<Record<string, unknown>> | null | undefined)?.[step], values);
