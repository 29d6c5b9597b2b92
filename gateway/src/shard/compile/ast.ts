import { type DirectiveNode, type FieldNode, type InlineFragmentNode, Kind, type NameNode, type SelectionNode, type SelectionSetNode } from 'graphql';

import type { Condition } from './conditions.ts';

/** The head of every alias that the engine adds. A client's alias may not begin with it. */
export const RESERVED = '_mx_';

/** Where a field that the client did not ask for stands in the answers. */
export const reserved = (name: string): string => `${RESERVED}${name}`;

export const keyOf = (node: FieldNode): string => (node.alias ?? node.name).value;

export const nameNode = (value: string): NameNode => ({ kind: Kind.NAME, value });

export const selectionSet = (selections: readonly SelectionNode[]): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections });

export const fieldNode = (name: string, key = name, selections?: readonly SelectionNode[]): FieldNode => ({
  kind: Kind.FIELD, name: nameNode(name),
  ...(key === name ? {} : { alias: nameNode(key) }),
  ...(selections ? { selectionSet: selectionSet(selections) } : {}),
});

export const fragmentNode = (
  selections: readonly SelectionNode[], type?: string, directives: readonly DirectiveNode[] = [],
): InlineFragmentNode => ({
  kind: Kind.INLINE_FRAGMENT, directives, selectionSet: selectionSet(selections),
  ...(type === undefined ? {} : { typeCondition: { kind: Kind.NAMED_TYPE, name: nameNode(type) } }),
});

/** The selections, each asked only when all conditions hold. */
export const under = (conditions: readonly Condition[], selections: readonly SelectionNode[]): readonly SelectionNode[] =>
  (selections.length === 0 ? [] : conditions.reduceRight((inner, { directive }) => [fragmentNode(inner, undefined, [directive])], selections));
