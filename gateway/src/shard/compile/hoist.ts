import { type FieldNode, Kind, type OperationDefinitionNode, parse, print, type SelectionNode, visit } from 'graphql';
import type { Model, TypeModel } from '@mirex/schema/shard/model';

import { fragmentNode, keyOf, reserved, selectionSet } from './ast.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { hoistKeys } from './hoist-keys.ts';
import { leave } from './leave.ts';
import type { Text } from './plan.ts';
import type { Fragments } from './selections.ts';

/** What is asked again, through `_entities`, of objects that the first round found. */
export interface Hoist {
  /** The response keys that lead to the objects, through any lists. */
  readonly path: readonly string[];
  readonly type: TypeModel;
  /** The names of the fields of the key that the second round goes by. */
  readonly keys: readonly string[];
  /** The response keys that it brings, each with a way in which it was selected. */
  readonly brings: readonly Brought[];
  readonly text: Text;
}

export interface Brought {
  readonly key: string;
  readonly conditions: readonly Condition[];
}

/** The variable of a second round that holds its representations. */
export const REPRESENTATIONS = reserved('representations');
/**
 * Splits an operation into what an instance can answer from its own slice and what it cannot.
 *
 * Two kinds of selections leave: the merged fields of a spread entity (an instance would give its MIREX's figure for the
 * nation's), and everything below a reference that may point into another MIREX.
 *
 * @returns the very same operation when nothing leaves.
 */
export function hoist(model: Model, operation: OperationDefinitionNode, fragments: Fragments): { readonly operation: OperationDefinitionNode; readonly hoists: Hoist[] } {
  const groups = new Map<string, { readonly path: readonly string[]; readonly type: TypeModel; readonly selections: SelectionNode[] }>();
  const left = leave(model, operation, fragments, (path, type, selections) => {
    const name = [...path, type.name].join('.');
    const group = groups.get(name) ?? { path, type, selections: [] };
    group.selections.push(...selections);
    groups.set(name, group);
  });
  if (groups.size === 0) return { operation, hoists: [] };
  const used = variablesOf(left.selectionSet.selections);
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  return {
    operation: { ...left, variableDefinitions },
    hoists: [...groups.values()].map(({ path, type, selections }) =>
      ({ path, type, keys: hoistKeys(type), brings: keysBrought(selections), text: secondRound(operation, type, selections) })),
  };
}

/** The response keys that stand right at the objects; a hoisted selection has no fragment spreads left. */
function keysBrought(selections: readonly SelectionNode[], around: readonly Condition[] = []): Brought[] {
  return selections.flatMap((node) => {
    const conditions = [...around, ...conditionsOf(node)];
    if (node.kind === Kind.FIELD) return [{ key: keyOf(node), conditions }];
    return node.kind === Kind.INLINE_FRAGMENT ? keysBrought(node.selectionSet.selections, conditions) : [];
  });
}

function secondRound({ variableDefinitions = [] }: OperationDefinitionNode, type: TypeModel, selections: readonly SelectionNode[]): Text {
  const used = variablesOf(selections);
  const kept = variableDefinitions.filter(({ variable }) => used.has(variable.name.value));
  const representations = `query ($${REPRESENTATIONS}: [_Any!]!) { _entities(representations: $${REPRESENTATIONS}) { __typename } }`;
  const [frame] = parse(representations, { noLocation: true }).definitions;
  const { selectionSet: { selections: [entities] }, ...operation } = frame as OperationDefinitionNode;
  const field = { ...(entities as FieldNode), selectionSet: selectionSet([fragmentNode(selections, type.name)]) };
  const text = print({ ...operation, variableDefinitions: [...(operation.variableDefinitions ?? []), ...kept], selectionSet: selectionSet([field]) });
  return { text, variables: [...used] };
}

function variablesOf(selections: readonly SelectionNode[]): Set<string> {
  const used = new Set<string>();
  visit(selectionSet(selections), { Variable: ({ name }) => void used.add(name.value) });
  return used;
}
