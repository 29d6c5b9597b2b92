import { type GraphQLSchema, isNonNullType, isObjectType } from 'graphql';

import type { Model, TypeModel } from '../model.ts';
import type { Problem } from '../problem.ts';
import { problem } from './check-subgraph.ts';
import { isListed, rowOf } from './references.ts';

/** A subgraph of which the nation has one instance: its schema is all that matters here. */
export interface NationalSubgraph {
  readonly subgraph: string;
  readonly schema: GraphQLSchema;
}

/** What only shows when all subgraphs are seen together. */
export const checkGraph = (sharded: readonly Model[], national: readonly NationalSubgraph[] = []): Problem[] =>
  [...checkOwners(sharded), ...checkShareable(sharded), ...checkCompletion(sharded, national)];

/** A type is sharded everywhere, by the same field, or the planner could send a representation without its owner. */
function checkOwners(models: readonly Model[]): Problem[] {
  const first = new Map<string, { readonly subgraph: string; readonly by: string }>();
  for (const { subgraph, types } of models) {
    for (const { name, shardedBy } of types.values()) if (shardedBy !== undefined && !first.has(name)) first.set(name, { subgraph, by: shardedBy });
  }
  return models.flatMap(({ subgraph, types }) => [...types.values()].flatMap(({ name, shardedBy }) => {
    const known = first.get(name);
    if (known === undefined || known.by === shardedBy) return [];
    return [problem(subgraph, {
      code: 'KEY_DIFFERS', at: name,
      message: `is sharded by "${known.by}" in ${known.subgraph} and ${shardedBy === undefined ? 'not at all' : `by "${shardedBy}"`} here, so its representations could not be routed alike`,
      mend: `say @sharded(by: "${known.by}") here too`,
    }, [])];
  }));
}

function checkShareable(models: readonly Model[]): Problem[] {
  return models.flatMap(({ subgraph, types }) => [...types.values()].filter((type) => type.shardedBy !== undefined && isShareable(type)).map(({ name }) => problem(subgraph, {
    code: 'SHAREABLE', at: name, message: 'is sharded and @shareable: two subgraphs would answer for the same row', mend: 'take @shareable off; the keys are shared without it',
  }, [])));
}

const isShareable = ({ node }: TypeModel): boolean =>
  [node.astNode, ...node.extensionASTNodes].some((written) => written?.directives?.some(({ name }) => name.value === 'shareable'));

/** A reference that another subgraph completes must be nullable: one MIREX of it down would null what holds the reference. */
function checkCompletion(models: readonly Model[], national: readonly NationalSubgraph[]): Problem[] {
  const fragile = fragileFields(models);
  return [...models, ...national].flatMap(({ subgraph, schema }) => Object.values(schema.getTypeMap()).filter(isObjectType)
    .filter(({ name }) => !name.startsWith('_'))
    .flatMap((type) => Object.values(type.getFields()).flatMap((field) => {
      const row = rowOf(field.type);
      const breaking = isNonNullType(row) ? fragile.filter((given) => given.type === row.ofType.toString() && given.subgraph !== subgraph) : [];
      if (breaking.length === 0) return [];
      const named = String(row).slice(0, -1);
      return [problem(subgraph, {
        code: 'REFERENCE_NON_NULL', at: `${type.name}.${field.name}`,
        message: `${breaking.map((given) => `${given.subgraph} gives ${named} a non-null ${given.field}`).join(', ')}: one MIREX of it down would null this whole ${isListed(field.type) ? 'list' : type.name}`,
        mend: `make those fields nullable, or this: ${isListed(field.type) ? `[${named}]` : named}`,
      }, [])];
    })));
}

interface Fragile {
  readonly subgraph: string;
  readonly type: string;
  readonly field: string;
}

/** The non-null fields that subgraphs give to sharded types, besides their keys. */
const fragileFields = (models: readonly Model[]): Fragile[] =>
  models.flatMap(({ subgraph, types }) => [...types.values()].filter(({ shardedBy }) => shardedBy !== undefined)
    .flatMap(({ name: type, keyFields, fields }) => [...fields.values()]
      .filter(({ name, external, def }) => !external && !keyFields.has(name) && isNonNullType(def.type))
      .map(({ name: field }) => ({ subgraph, type, field }))));
