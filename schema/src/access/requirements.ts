import {
  type DocumentNode, type FragmentDefinitionNode, type GraphQLCompositeType, type GraphQLSchema, isCompositeType, isInterfaceType, isObjectType, Kind, getNamedType,
  type OperationDefinitionNode, type SelectionSetNode,
} from 'graphql';

import type { Statement, Statements } from './statements.ts';
import type { Role, Sensitive } from './vocabulary.ts';

/** One field that an operation asks for, and the roles of which one is needed. Without any, nobody may ask for it. */
export interface Requirement {
  readonly coordinate: string;
  readonly roles: ReadonlySet<Role>;
  /** What of somebody the field tells, when its readings are to be journalled. */
  readonly sensitive?: Sensitive | undefined;
  /** Whether the field states its roles itself, rather than its type or what gives it. */
  readonly own?: boolean;
  /** The fields below it that state nothing, neither do their types: they are as open as it is. */
  readonly gives?: ReadonlySet<string>;
}

/**
 * What an operation needs of its caller, each coordinate once, in the order of the text. Fields that @skip would leave out
 * count too: what is needed does not depend on variables. What is asked below `_entities` needs what it needs anywhere.
 *
 * @param operation valid against the API schema of `statements`, or that of the subgraph.
 */
export function requirementsOf({ definitions }: DocumentNode, operation: OperationDefinitionNode, statements: Statements): readonly Requirement[] {
  const fragments = new Map(definitions.filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION).map((node) => [node.name.value, node]));
  const root = statements.schema.getRootType(operation.operation);
  const found = new Map<string, Giver>();
  const walked = new Set<string>();
  if (root) walk(operation.selectionSet, root, undefined);
  return [...found.values()];

  function walk(selections: SelectionSetNode, parent: GraphQLCompositeType, giver: Giver | undefined): void {
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) walkField(selection.name.value, selection.selectionSet, parent, giver);
      else if (selection.kind === Kind.INLINE_FRAGMENT) walk(selection.selectionSet, narrowed(statements.schema, selection.typeCondition?.name.value, parent), giver);
      else walkFragment(selection.name.value, parent, giver);
    }
  }

  /** What the same field gives through the same fragment needs the same: once is enough, and a bomb of fragments stays small. */
  function walkFragment(name: string, parent: GraphQLCompositeType, giver: Giver | undefined): void {
    const fragment = fragments.get(name);
    const key = `${name} ${giver?.coordinate}`;
    if (!fragment || walked.has(key)) return;
    walked.add(key);
    walk(fragment.selectionSet, narrowed(statements.schema, fragment.typeCondition.name.value, parent), giver);
  }

  function walkField(name: string, selections: SelectionSetNode | undefined, parent: GraphQLCompositeType, giver: Giver | undefined): void {
    if (name.startsWith('__')) return;
    // Federation's own roots state nothing, and their selections are fragments that name their types.
    if (name.startsWith('_')) {
      if (selections) walk(selections, parent, undefined);
      return;
    }
    const coordinate = `${parent.name}.${name}`;
    const stated = statements.of(parent.name, name);
    const asStated = giver && !stated ? giver : found.get(coordinate) ?? stating(coordinate, stated, statements.own(parent.name, name));
    if (asStated === giver) giver.gives.add(coordinate);
    else found.set(coordinate, asStated);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    const type = field && getNamedType(field.type);
    if (selections && isCompositeType(type)) walk(selections, type, asStated);
  }
}

type Giver = Requirement & { readonly gives: Set<string> };

const stating = (coordinate: string, stated: Statement | undefined, own: boolean): Giver =>
  ({ coordinate, roles: stated?.who ?? NOBODY, sensitive: stated?.sensitive, own, gives: new Set() });

const NOBODY: ReadonlySet<Role> = new Set();

function narrowed(schema: GraphQLSchema, name: string | undefined, parent: GraphQLCompositeType): GraphQLCompositeType {
  const type = name === undefined ? parent : schema.getType(name);
  return isCompositeType(type) ? type : parent;
}

/** The first thing that none of these roles may ask for. */
export const missing = (needed: readonly Requirement[], roles: readonly string[]): Requirement | undefined =>
  needed.find((one) => !one.roles.has('ANY') && !roles.some((role) => one.roles.has(role as Role)));
