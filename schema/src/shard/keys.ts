import { type ConstDirectiveNode, Kind, parse, type SelectionSetNode } from 'graphql';

/** The `fields` of each `@key` written on a type's nodes. */
export const keysOf = (nodes: readonly { readonly directives?: readonly ConstDirectiveNode[] | undefined }[]): string[] =>
  nodes.flatMap(({ directives = [] }) => directives)
    .filter(({ name }) => name.value === 'key')
    .flatMap(({ arguments: given = [] }) => given.filter(({ name }) => name.value === 'fields'))
    .flatMap(({ value }) => (value.kind === Kind.STRING ? [value.value] : []));

/** The top-level field names of a key: `id centre { uai }` → `id`, `centre`. */
export function fieldsOfKey(key: string): string[] {
  const [operation] = parse(`{ ${key} }`).definitions;
  const { selections } = (operation as { readonly selectionSet: SelectionSetNode }).selectionSet;
  return selections.flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
}
