import {
  type FieldNode, getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind, parse, type SelectionNode, type SelectionSetNode,
} from 'graphql';

import type { Question } from './question.ts';

type Path = readonly (string | number)[];

/** Beyond this many, one more error without a path stands for the rest. */
const MOST = 200;

/**
 * The paths, inside the subgraph's answer, of all that a question asked and did not get: each root field, or each field
 * of each entity. The answer to a question that nobody answered.
 */
export function missingFields({ query, variables }: Question): { readonly paths: readonly Path[]; readonly more: number } {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const { representations }: { readonly representations?: unknown } = variables ?? {};
  const fieldsOf = fieldReader(variables ?? {});
  const roots = operation === undefined ? [] : fieldsOf(operation.selectionSet);
  const paths = Array.isArray(representations) ? entityPaths(roots, representations, fieldsOf) : roots.map((field) => [keyOf(field)]);
  return { paths: paths.slice(0, MOST), more: Math.max(0, paths.length - MOST) };
}

function entityPaths(roots: readonly FieldNode[], representations: readonly unknown[], fieldsOf: FieldReader): Path[] {
  return roots.flatMap(({ selectionSet }) => representations.flatMap((representation, index) => {
    const type = (representation as { readonly __typename?: string } | null)?.__typename;
    const fields = selectionSet === undefined ? [] : fieldsOf(selectionSet, type);
    return [...new Set(fields.map(keyOf))].map((key) => ['_entities', index, key]);
  }));
}

type FieldReader = (selectionSet: SelectionSetNode, type?: string) => FieldNode[];

/** The planner writes no named fragments into a fetch, so inline ones are all there is. */
function fieldReader(variables: Readonly<Record<string, unknown>>): FieldReader {
  const asked = (node: SelectionNode): boolean =>
    getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true && getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
  const fieldsOf: FieldReader = ({ selections }, type) => selections.filter(asked).flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return selection.name.value === '__typename' ? [] : [selection];
    if (selection.kind !== Kind.INLINE_FRAGMENT) return [];
    const on = selection.typeCondition?.name.value;
    return on === undefined || type === undefined || on === type ? fieldsOf(selection.selectionSet, type) : [];
  });
  return fieldsOf;
}

const keyOf = ({ alias, name }: FieldNode): string => (alias ?? name).value;
