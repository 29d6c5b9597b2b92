import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import type { TypeModel } from '@mirex/schema/shard/model';

import { fieldNode, nameNode, reserved } from './ast.ts';

/** Where an object says its type to the second round, and each field of its key. */
export const HOIST_TYPE = reserved('hoist');
export const hoistKey = (name: string): string => reserved(`hoist_${name}`);

/** What an object must say of itself so that it can be asked about again. */
export const keySelections = (type: TypeModel): FieldNode[] => [
  fieldNode('__typename', HOIST_TYPE),
  ...keyNodes(type).map((node): FieldNode => ({ ...node, alias: nameNode(hoistKey(node.name.value)) })),
];

export const hoistKeys = (type: TypeModel): string[] => keyNodes(type).map(({ name }) => name.value);

/** The fields of a type's first key: `id`, or `session speciality { code }`. */
function keyNodes({ keys: [key] }: TypeModel): FieldNode[] {
  const [operation] = parse(`{ ${key} }`, { noLocation: true }).definitions;
  return (operation as OperationDefinitionNode).selectionSet.selections.filter((node) => node.kind === Kind.FIELD);
}
