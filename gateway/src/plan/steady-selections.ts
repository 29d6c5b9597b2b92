import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';

/**
 * Asks for `__typename` where planners otherwise forget something: below a field of which all is conditional, Apollo's
 * forgets the field when no condition holds; beside an alias of `__typename`, Hive's asks for the alias alone.
 *
 * For planning only: the answer is written by what the client asked.
 */
export function steadySelections(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (node, _key, parent) => (isRoot(parent) || !isUnsteady(node) ? undefined : { ...node, selections: [TYPENAME, ...node.selections] }),
    },
  });
}

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const isRoot = (parent: unknown): boolean => (parent as { readonly kind?: string } | undefined)?.kind === Kind.OPERATION_DEFINITION;

const isUnsteady = ({ selections }: SelectionSetNode): boolean => !selections.some(isSteady) || selections.some(isAliasedTypename);

function isSteady(selection: SelectionNode): boolean {
  if (selection.directives !== undefined && selection.directives.length > 0) return false;
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.some(isSteady) : selection.kind === Kind.FIELD;
}

const isAliasedTypename = (selection: SelectionNode): boolean => selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias !== undefined;
