import {
  type DirectiveNode, type FieldNode, type FragmentDefinitionNode, type GraphQLInterfaceType, type GraphQLObjectType, type GraphQLSchema, isAbstractType, isInterfaceType, Kind,
  type SelectionSetNode,
} from 'graphql';

import { FLAW } from './flaw.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  /** Coerced; only those that @skip and @include read count. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * The fields that are asked of an object, by response key in the order of the answer. Source: GraphQL, CollectFields.
 *
 * @param type an interface when that is all a plan found worth knowing of the object; throws `FLAW` when more is asked.
 */
export function collectFields(c: Collecting, type: GraphQLObjectType | GraphQLInterfaceType, sets: readonly SelectionSetNode[]): Map<string, [FieldNode, ...FieldNode[]]> {
  const fields = new Map<string, [FieldNode, ...FieldNode[]]>();
  const visited = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!isIncluded(selection.directives, c.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const known = fields.get(key);
        if (known === undefined) fields.set(key, [selection]);
        else known.push(selection);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (applies(c, selection.typeCondition?.name.value, type)) collect(selection.selectionSet);
      } else if (!visited.has(selection.name.value)) {
        visited.add(selection.name.value);
        const fragment = c.fragments.get(selection.name.value);
        if (fragment !== undefined && applies(c, fragment.typeCondition.name.value, type)) collect(fragment.selectionSet);
      }
    }
  };
  for (const set of sets) collect(set);
  return fields;
}

/** Whether it need not be known which kind of an interface an object is: the same is asked of all. */
export function sufficesFor(c: Collecting, type: GraphQLInterfaceType, sets: readonly SelectionSetNode[]): boolean {
  try {
    return [...collectFields(c, type, sets).values()].every(([{ name }]) => name.value !== '__typename');
  } catch (error) {
    if (error === FLAW) return false;
    throw error;
  }
}

/** Whether @skip and @include let a selection through. */
function isIncluded(directives: readonly DirectiveNode[] | undefined, variables: Readonly<Record<string, unknown>>): boolean {
  for (const { name: { value: name }, arguments: given } of directives ?? []) {
    if (name !== 'skip' && name !== 'include') continue;
    const condition = given?.[0]?.value;
    const holds = condition?.kind === Kind.VARIABLE ? variables[condition.name.value] === true : condition?.kind === Kind.BOOLEAN && condition.value;
    if (holds === (name === 'skip')) return false;
  }
  return true;
}

function applies({ schema }: Collecting, condition: string | undefined, type: GraphQLObjectType | GraphQLInterfaceType): boolean {
  if (condition === undefined || condition === type.name) return true;
  const on = schema.getType(condition);
  if (isAbstractType(on) && schema.isSubType(on, type)) return true;
  if (isInterfaceType(type)) throw FLAW;
  return false;
}
