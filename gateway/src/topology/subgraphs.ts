import { type DefinitionNode, type EnumTypeDefinitionNode, Kind, parse } from 'graphql';

/** The subgraphs of the supergraph, by who owns their rows. */
export interface Subgraphs {
  readonly national: readonly string[];
  readonly sharded: readonly string[];
}

/** Reads the subgraphs' names from the supergraph; those that are not national have one instance per MIREX. */
export function readSubgraphs(supergraph: string, national: readonly string[]): Subgraphs {
  const isGraphs = (node: DefinitionNode): node is EnumTypeDefinitionNode => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph';
  const names = parse(supergraph, { noLocation: true }).definitions.filter(isGraphs).flatMap(({ values = [] }) => values.map(nameOf));
  return { national: names.filter((name) => national.includes(name)), sharded: names.filter((name) => !national.includes(name)) };
}

function nameOf({ name, directives = [] }: NonNullable<EnumTypeDefinitionNode['values']>[number]): string {
  const value = directives.find((directive) => directive.name.value === 'join__graph')?.arguments?.find((argument) => argument.name.value === 'name')?.value;
  return value?.kind === Kind.STRING ? value.value : name.value.toLowerCase();
}
