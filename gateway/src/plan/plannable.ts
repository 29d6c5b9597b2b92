import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';

import { underDataKey } from './data-keys.ts';

/**
 * The operation as it is planned: with keys that nothing collides with, and with `__typename` where planners otherwise
 * forget something: below a field of which all is conditional, Apollo's forgets the field when no condition holds;
 * beside an alias of `__typename`, Hive's asks for the alias alone.
 *
 * What is asked of the schema itself is no subgraph's to answer. The answer is written by what the client asked.
 */
export function plannable(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: { leave: (node) => (isIntrospection(node.name.value) ? TYPENAME : underDataKey(node)) },
    SelectionSet: {
      leave: (node, _key, parent) => (isRoot(parent) || !isUnsteady(node) ? undefined : { ...node, selections: [TYPENAME, ...node.selections] }),
    },
  });
}

/** Whether there is anything to plan at all. */
export const asksSubgraphs = (document: DocumentNode): boolean => document.definitions.some((definition) =>
  definition.kind === Kind.OPERATION_DEFINITION && definition.selectionSet.selections.some((selection) => selection.kind !== Kind.FIELD || selection.name.value !== '__typename'));

/** Whether a field is about the schema itself. */
export const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

const isRoot = (parent: unknown): boolean => (parent as { readonly kind?: string } | undefined)?.kind === Kind.OPERATION_DEFINITION;

const isUnsteady = ({ selections }: SelectionSetNode): boolean => !selections.some(isSteady) || selections.some(isAliasedTypename);

function isSteady(selection: SelectionNode): boolean {
  if (selection.directives !== undefined && selection.directives.length > 0) return false;
  return selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.some(isSteady) : selection.kind === Kind.FIELD;
}

const isAliasedTypename = (selection: SelectionNode): boolean => selection.kind === Kind.FIELD && selection.name.value === '__typename' && selection.alias !== undefined;
