import { type ConstDirectiveNode, type DefinitionNode, type FieldDefinitionNode, Kind, parse } from 'graphql';

/**
 * What of a supergraph the planner plans wrong, one English sentence for each: interface objects, and fields that others
 * require with different arguments. docs/decisions/0002-planner.md
 */
export function unplannable(supergraph: string): readonly string[] {
  const { definitions } = parse(supergraph, { noLocation: true });
  return definitions.flatMap((definition) => [...interfaceObjects(definition), ...collisions(definition)]);
}

const read = ({ arguments: given = [] }: ConstDirectiveNode, name: string): unknown => {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.BOOLEAN ? value.value : undefined;
};

function interfaceObjects(definition: DefinitionNode): string[] {
  if (definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  const is = (definition.directives ?? []).some((directive) => directive.name.value === 'join__type' && read(directive, 'isInterfaceObject') === true);
  return is ? [`${definition.name.value} is an @interfaceObject somewhere.`] : [];
}

function collisions(definition: DefinitionNode): string[] {
  if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) return [];
  const ways = new Map<string, Set<string>>();
  for (const required of (definition.fields ?? []).flatMap(requiredBy)) {
    for (const { name, written } of fieldsWithArguments(required)) ways.set(name, (ways.get(name) ?? new Set()).add(written));
  }
  return [...ways].filter(([, { size }]) => size > 1).map(([name, written]) => `${definition.name.value}.${name} is required with different arguments: ${[...written].join(', ')}.`);
}

const requiredBy = ({ directives = [] }: FieldDefinitionNode): string[] =>
  directives.flatMap((directive) => (directive.name.value === 'join__field' ? [read(directive, 'requires')] : [])).filter((fields) => typeof fields === 'string');

const fieldsWithArguments = (fields: string): { readonly name: string; readonly written: string }[] =>
  [...fields.matchAll(/(\w+)\s*(\([^)]*\))/g)].map(([, name = '', given = '']) => ({ name, written: `${name}${given.replaceAll(/[\s,]+/g, ' ')}` }));
