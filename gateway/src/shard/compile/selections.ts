import { type FieldNode, type FragmentDefinitionNode, type GraphQLSchema, isAbstractType, isObjectType, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';

import { type Condition, conditionsOf } from './conditions.ts';
import { invalid } from './operation-refused.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** A field as the client selected it, with the conditions of the fragments around it and its own. */
export interface Selected {
  readonly node: FieldNode;
  readonly conditions: readonly Condition[];
}

/** What a fragment holds, and on which type; undefined when it says none. */
export function fragmentOf(selection: Exclude<SelectionNode, FieldNode>, fragments: Fragments): { readonly type: string | undefined; readonly set: SelectionSetNode } {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { type: selection.typeCondition?.name.value, set: selection.selectionSet };
  const fragment = fragments.get(selection.name.value);
  if (!fragment) throw invalid(`fragment « ${selection.name.value} » inconnu`);
  return { type: fragment.typeCondition.name.value, set: fragment.selectionSet };
}

/** Every field of a selection on one concrete type, its fragments opened; those on other types are left out. */
export function* fieldsOn(schema: GraphQLSchema, type: string, set: SelectionSetNode | undefined, fragments: Fragments, around: readonly Condition[] = []): Generator<Selected> {
  for (const selection of set?.selections ?? []) {
    const conditions = [...around, ...conditionsOf(selection)];
    if (selection.kind === Kind.FIELD) {
      yield { node: selection, conditions };
    } else {
      const fragment = fragmentOf(selection, fragments);
      if (fragment.type === undefined || concerns(schema, fragment.type, type)) yield* fieldsOn(schema, type, fragment.set, fragments, conditions);
    }
  }
}

function concerns(schema: GraphQLSchema, condition: string, type: string): boolean {
  if (condition === type) return true;
  const abstract = schema.getType(condition);
  const concrete = schema.getType(type);
  return isAbstractType(abstract) && isObjectType(concrete) && schema.isSubType(abstract, concrete);
}
