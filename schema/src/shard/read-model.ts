import {
  buildSchema, getDirectiveValues, getNamedType, getNullableType, type GraphQLDirective, type GraphQLField, type GraphQLObjectType,
  isLeafType, isListType, isObjectType,
} from 'graphql';

import { fieldsOfKey, keysOf } from './keys.ts';
import type { FieldModel, Merge, Model, Routed, TypeModel } from './model.ts';
import { nationalFields } from './national.ts';
import { scalarKind } from './scalar-kind.ts';
import { subgraphSchema } from './subgraph-schema.ts';
import { SHARD_SDL } from './vocabulary.ts';

const VOCABULARY = buildSchema(SHARD_SDL);

/**
 * Reads one subgraph's SDL into what the engine needs. It validates nothing: `checkSubgraph` does, before composition.
 *
 * @throws a GraphQLError when the SDL is not GraphQL.
 */
export function readModel(subgraph: string, sdl: string): Model {
  const schema = subgraphSchema(sdl);
  const types = new Map(Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('_'))
    .map((node) => [node.name, readType(node)]));
  return withInferredRules({ subgraph, sdl, schema, types });
}

function readType(node: GraphQLObjectType): TypeModel {
  const nodes = [...(node.astNode ? [node.astNode] : []), ...node.extensionASTNodes];
  const keys = keysOf(nodes);
  const sharded = nodes.map((written) => valuesOf('sharded', written)).find((values) => values !== undefined);
  const fields = new Map(Object.values(node.getFields()).filter(({ name }) => !name.startsWith('_')).map((def) => [def.name, readField(node.name, def)]));
  return {
    name: node.name, entity: keys.length > 0, keys, keyFields: new Set(keys.flatMap(fieldsOfKey)),
    ...(sharded === undefined ? {} : { shardedBy: String(sharded['by']) }),
    connection: fields.has('edges') && fields.has('pageInfo'), fields, node,
  };
}

function readField(parent: string, def: GraphQLField<unknown, unknown>): FieldModel {
  const named = getNamedType(def.type);
  const written = def.astNode ?? {};
  const routed = valuesOf('routed', written);
  const merge = valuesOf('merge', written);
  return {
    name: def.name, parent, def, typeName: named.name, list: isListType(getNullableType(def.type)),
    scalar: isLeafType(named) ? scalarKind(named.name) : null,
    external: def.astNode?.directives?.some(({ name }) => name.value === 'external') ?? false,
    crosses: valuesOf('crosses', written) !== undefined,
    ...(routed === undefined ? {} : { routed: routedOf(routed) }),
    ...(merge === undefined ? {} : { merge: merge as unknown as Merge }),
  };
}

const routedOf = ({ by, absent, partial, any }: Record<string, unknown>): Routed => ({
  ...(typeof by === 'string' ? { by: by.split('.') } : {}),
  ...(partial == null ? {} : { partial: partial as NonNullable<Routed['partial']> }),
  absent: absent as Routed['absent'], any: any === true,
});

function valuesOf(directive: string, node: Parameters<typeof getDirectiveValues>[1]): Record<string, unknown> | undefined {
  const values = getDirectiveValues(VOCABULARY.getDirective(directive) as GraphQLDirective, node);
  return values && Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** Where a national query reaches a field and only one rule is possible, that rule is the field's. */
function withInferredRules(written: Model): Model {
  const inferred = new Map<FieldModel, FieldModel>();
  for (const { field, rule } of nationalFields(written)) {
    if (field.merge === undefined && rule !== undefined) inferred.set(field, { ...field, merge: rule });
  }
  const types = new Map([...written.types].map(([name, type]) => [
    name, { ...type, fields: new Map([...type.fields].map(([key, field]) => [key, inferred.get(field) ?? field])) },
  ]));
  return { ...written, types };
}
