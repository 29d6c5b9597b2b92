import {
  type FieldNode, getNamedType, type GraphQLCompositeType, isCompositeType, isInterfaceType, isObjectType, Kind, type OperationDefinitionNode, type SelectionNode, type SelectionSetNode,
} from 'graphql';
import type { FieldModel, Model, TypeModel } from '@mirex/schema/shard/model';

import { fragmentNode, keyOf, selectionSet, under } from './ast.ts';
import { type Condition, conditionsOf } from './conditions.ts';
import { keySelections } from './hoist-keys.ts';
import { fragmentOf, type Fragments } from './selections.ts';

type Out = (path: readonly string[], type: TypeModel, selections: readonly SelectionNode[]) => void;

/** Where the walk stands. The conditions of all ancestors follow what leaves: its object may be there for another's sake. */
interface Place {
  readonly parent: GraphQLCompositeType;
  readonly path: readonly string[];
  readonly conditions: readonly Condition[];
  /** Right below `_entities`, where a spread entity's fields are asked of everybody already. */
  readonly top: boolean;
}

/**
 * Walks an operation, hands to `out` the selections that an instance cannot answer alone, and leaves in their stead the keys by
 * which they are asked again. Fragments are opened on the way.
 */
export function leave(model: Model, operation: OperationDefinitionNode, fragments: Fragments, out: Out): OperationDefinitionNode {
  const root = operation.operation === 'mutation' ? model.schema.getMutationType() : model.schema.getQueryType();
  if (!root) return operation;
  return { ...operation, selectionSet: walk(operation.selectionSet, { parent: root, path: [], conditions: [], top: false }) };

  function walk(set: SelectionSetNode, place: Place): SelectionSetNode {
    const { parent, path, conditions } = place;
    const type = isObjectType(parent) ? model.types.get(parent.name) : undefined;
    const spread = type?.entity === true && type.shardedBy === undefined && !place.top;
    const kept: SelectionNode[] = [];
    let left = false;
    for (const node of set.selections) {
      const around = [...conditions, ...conditionsOf(node)];
      if (node.kind !== Kind.FIELD) {
        kept.push(fragment(node, { ...place, conditions: around, top: place.top || parent.name === '_Entity' }));
        continue;
      }
      const field = type?.fields.get(node.name.value);
      if (spread && field?.merge && !type.keyFields.has(field.name)) {
        out(path, type, under(conditions, [opened(node)]));
        left = true;
      } else {
        kept.push(node.selectionSet ? { ...node, selectionSet: stayed(node, node.selectionSet, field, { ...place, conditions: around }) } : node);
      }
    }
    if (left) kept.push(...keySelections(type as TypeModel));
    return { ...set, selections: kept };
  }

  /** What stays below a field: of a reference into another MIREX, its key. */
  function stayed(node: FieldNode, set: SelectionSetNode, field: FieldModel | undefined, { parent, path: around, conditions }: Place): SelectionSetNode {
    const path = [...around, keyOf(node)];
    const target = field?.crosses ? model.types.get(field.typeName) : undefined;
    if (!target?.entity || isKnownHere(set, target)) return below(set, fieldType(parent, field, node.name.value), { path, conditions });
    for (const child of set.selections) out(path, target, under(conditions, [opened(child)]));
    return selectionSet(keySelections(target));
  }

  function below(set: SelectionSetNode, type: GraphQLCompositeType | undefined, place: Pick<Place, 'path' | 'conditions'>): SelectionSetNode {
    return type ? walk(set, { ...place, parent: type, top: false }) : set;
  }

  function fragment(node: Exclude<SelectionNode, { readonly kind: Kind.FIELD }>, place: Place): SelectionNode {
    const { type, set } = fragmentOf(node, fragments);
    const named = type === undefined ? undefined : model.schema.getType(type);
    return fragmentNode(walk(set, { ...place, parent: isCompositeType(named) ? named : place.parent }).selections, type, node.directives);
  }

  function fieldType(parent: GraphQLCompositeType, field: FieldModel | undefined, name: string): GraphQLCompositeType | undefined {
    const declared = field?.def ?? (isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined);
    const named = declared && getNamedType(declared.type);
    return isCompositeType(named) ? named : undefined;
  }

  /** Whether a reference says all that is asked of it: its type and its key. */
  function isKnownHere({ selections }: SelectionSetNode, target: TypeModel): boolean {
    return selections.every((node) => (node.kind === Kind.FIELD
      ? node.name.value === '__typename' || (target.keyFields.has(node.name.value) && !node.selectionSet)
      : isKnownHere(fragmentOf(node, fragments).set, target)));
  }

  /** What leaves becomes an operation of its own: no fragment spread may remain in it. */
  function opened(node: SelectionNode): SelectionNode {
    if (node.kind === Kind.FIELD) return node.selectionSet ? { ...node, selectionSet: selectionSet(node.selectionSet.selections.map(opened)) } : node;
    const { type, set } = fragmentOf(node, fragments);
    return fragmentNode(set.selections.map(opened), type, node.directives);
  }
}
