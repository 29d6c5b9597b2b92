import 'reflect-metadata';

import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { ACCESS_DIRECTIVES, ACCESS_SDL, linkAccess } from '@mirex/schema/access/vocabulary';
import { CACHE_DIRECTIVES, CACHE_SDL, linkCache } from '@mirex/schema/cache/vocabulary';
import { linkShard, SHARD_DIRECTIVES, SHARD_SDL } from '@mirex/schema/shard/vocabulary';
import { buildSchema as readSchema, type GraphQLSchema, parse, print } from 'graphql';
import { type BuildSchemaOptions, buildSchemaSync, createResolversMap } from 'type-graphql';

import type { Context } from '../context.ts';
import { spreadCacheHints } from './cache-hints.ts';
import { stateCosts } from './list-sizes.ts';

const FEDERATION = ['@key', '@shareable', '@requires', '@provides', '@external', '@inaccessible', '@tag', '@interfaceObject', '@cost', '@listSize'];

/** Their definitions stand in the schema itself, so that printing knows which of their arguments are enum values. */
const OURS: ReadonlySet<string> = new Set([...SHARD_DIRECTIVES, ...ACCESS_DIRECTIVES, ...CACHE_DIRECTIVES]);
const VOCABULARIES = readSchema(SHARD_SDL + ACCESS_SDL + CACHE_SDL).getDirectives().filter(({ name }) => OURS.has(`@${name}`));

type Constructor = new (...args: never[]) => object;
// Each type's key has its own shape; the subgraph that registers a reference knows it.
// oxlint-disable-next-line typescript/no-explicit-any
export type ReferenceResolver = (key: any, context: Context) => Promise<object | null> | object | null;

export interface SchemaParts {
  readonly resolvers: readonly Constructor[];
  /** Types that no resolver returns: stubs of other subgraphs' entities. */
  readonly types?: readonly Constructor[];
  /** How an entity of this subgraph is found again by its key, by type name. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}

/** One subgraph's schema and the SDL that composition reads: federation, sharding, access and costs said once, here. */
export function federatedSchema({ resolvers, types = [], references }: SchemaParts): { readonly schema: GraphQLSchema; readonly sdl: string } {
  const bare = buildSchemaSync({
    resolvers: [...resolvers] as unknown as BuildSchemaOptions['resolvers'],
    orphanedTypes: [...types],
    directives: [...VOCABULARIES],
    skipCheck: true,
    validate: false,
  });
  spreadCacheHints(bare);
  const sdl = `${linkShard(FEDERATION)}${linkAccess()}${linkCache()}\n${print(stateCosts(parse(printSchemaWithDirectives(bare), { noLocation: true })))}`;
  const map = createResolversMap(bare) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(references)) {
    // A synchronous throw would null the whole batch of references: a promise keeps the fault at its place.
    map[type] = { ...map[type], __resolveReference: async (key: unknown, context: Context) => resolve(key, context) };
  }
  return { schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: map as never }]), sdl };
}
