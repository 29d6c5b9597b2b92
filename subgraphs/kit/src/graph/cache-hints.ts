import { type GraphQLSchema, isObjectType, Kind, parseType } from 'graphql';

const DIRECTIVE = 'cacheControl';
/** Who says either for a field says it for the field alone. */
const OWN = new Set([DIRECTIVE, 'access']);

/**
 * What a type says of caching holds for its fields, as this subgraph has them: it is written on each of them, so that a field that
 * another subgraph adds to the type has to speak for itself, and so has one that not everybody may ask for.
 */
export function spreadCacheHints(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    const said = type.astNode?.directives?.find(({ name }) => name.value === DIRECTIVE);
    if (said === undefined) continue;
    for (const field of Object.values(type.getFields())) {
      const node = field.astNode ?? { kind: Kind.FIELD_DEFINITION, name: { kind: Kind.NAME, value: field.name }, type: parseType(String(field.type)) };
      const directives = node.directives ?? [];
      if (!directives.some(({ name }) => OWN.has(name.value))) field.astNode = { ...node, directives: [...directives, said] };
    }
  }
}
