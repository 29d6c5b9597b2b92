import {
  type ArgumentNode, type DocumentNode, type GraphQLInputType, type GraphQLSchema, isEnumType, isInputObjectType, isSpecifiedScalarType, getNamedType,
  Kind, type OperationDefinitionNode, parseType, print, TypeInfo, type ValueNode, valueFromAST, type VariableDefinitionNode, visit, visitWithTypeInfo,
} from 'graphql';

/** An operation whose literals became variables, and their values. */
export interface Lifted {
  readonly document: DocumentNode;
  readonly values: Readonly<Record<string, unknown>>;
}

/**
 * Makes variables of the literals of an operation: what differs in them only is planned once, and no cache is named by
 * what somebody looked for.
 *
 * The same literal becomes the same variable, so that two fields that could be merged still can. Left in place: what
 * stands in `@skip` and `@include`, which plans differ by; what holds a variable; values of custom scalars, which may
 * lose a digit as JSON.
 *
 * @param document valid, of one operation.
 */
export function liftLiterals(document: DocumentNode, schema: GraphQLSchema): Lifted {
  const prefix = freePrefix(document);
  const lifted = new Map<string, { readonly definition: VariableDefinitionNode; readonly value: unknown }>();
  const typeInfo = new TypeInfo(schema);
  const replaced = visit(document, visitWithTypeInfo(typeInfo, {
    Directive: () => false,
    VariableDefinition: () => false,
    Argument: (node): ArgumentNode | undefined => {
      const type = typeInfo.getArgument()?.type;
      if (type == null || !isLiftable(type, node.value)) return undefined;
      const value: unknown = valueFromAST(node.value, type);
      if (value === undefined) return undefined;
      const key = `${String(type)} ${print(node.value)}`;
      const name = lifted.get(key)?.definition.variable.name.value ?? `${prefix}${lifted.size}`;
      lifted.set(key, { definition: definitionOf(name, type), value });
      return { ...node, value: variable(name) };
    },
  }));
  if (lifted.size === 0) return { document, values: {} };
  const added = [...lifted.values()];
  const definitions = replaced.definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION
    ? { ...definition, variableDefinitions: [...definition.variableDefinitions ?? [], ...added.map(({ definition }) => definition)] } satisfies OperationDefinitionNode
    : definition));
  return { document: { ...replaced, definitions }, values: Object.fromEntries(added.map(({ definition, value }) => [definition.variable.name.value, value])) };
}

function freePrefix(document: DocumentNode): string {
  let prefix = 'lit';
  visit(document, { VariableDefinition: ({ variable }) => {
    while (variable.name.value.startsWith(prefix)) prefix += '_';
  } });
  return prefix;
}

function isLiftable(type: GraphQLInputType, value: ValueNode): boolean {
  return value.kind !== Kind.VARIABLE && isPlain(type, new Set()) && !holdsVariable(value);
}

function isPlain(type: GraphQLInputType, seen: Set<unknown>): boolean {
  const named = getNamedType(type);
  if (seen.has(named)) return true;
  seen.add(named);
  if (isInputObjectType(named)) return Object.values(named.getFields()).every((field) => isPlain(field.type, seen));
  return isEnumType(named) || isSpecifiedScalarType(named);
}

function holdsVariable(value: ValueNode): boolean {
  if (value.kind === Kind.LIST) return value.values.some(holdsVariable);
  if (value.kind === Kind.OBJECT) return value.fields.some((field) => holdsVariable(field.value));
  return value.kind === Kind.VARIABLE;
}

const variable = (name: string) => ({ kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } }) as const;

const definitionOf = (name: string, type: GraphQLInputType): VariableDefinitionNode =>
  ({ kind: Kind.VARIABLE_DEFINITION, variable: variable(name), type: parseType(String(type)) });
