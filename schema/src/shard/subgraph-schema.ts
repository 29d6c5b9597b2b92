import { buildASTSchema, type DefinitionNode, type DocumentNode, type GraphQLSchema, Kind, type ObjectTypeDefinitionNode, parse } from 'graphql';

import { keysOf } from './keys.ts';

/**
 * The schema that a subgraph's SDL describes, as an instance serves it: with `_entities` and `_service`.
 *
 * Composition has judged the SDL; here it is taken as valid, and federation's directives need no definitions.
 */
export function subgraphSchema(sdl: string): GraphQLSchema {
  const definitions = withoutOrphans(parse(sdl).definitions);
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [...definitions, ...federationOf(definitions)] };
  return buildASTSchema(document, { assumeValidSDL: true });
}

/** An `extend type` of a type that nobody defines is its definition: federation allows it, graphql drops it. */
function withoutOrphans(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const defined = new Set(definitions.filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION).map(nameOf));
  return definitions.map((node) => {
    if (node.kind !== Kind.OBJECT_TYPE_EXTENSION || defined.has(node.name.value)) return node;
    defined.add(node.name.value);
    return { ...node, kind: Kind.OBJECT_TYPE_DEFINITION };
  });
}

function federationOf(definitions: readonly DefinitionNode[]): readonly DefinitionNode[] {
  const types = definitions.filter((node): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION);
  const entities = types.filter((type) => keysOf([type]).length > 0).map(nameOf);
  const query = types.some((type) => nameOf(type) === 'Query') ? 'extend type Query' : 'type Query';
  return parse(`
    type _Service { sdl: String }
    ${query} { _service: _Service! }
    ${entities.length === 0 ? '' : `
    scalar _Any
    union _Entity = ${entities.join(' | ')}
    extend type Query { _entities(representations: [_Any!]!): [_Entity]! }`}
  `).definitions;
}

const nameOf = (node: DefinitionNode): string => ('name' in node ? (node.name?.value ?? '') : '');
