import type { Model, Routed, TypeModel } from '@mirex/schema/shard/model';
import { SHARD_SPEC_URL } from '@mirex/schema/shard/vocabulary';

/** Which subgraph says what about its MIREX: composition forgets it, so it stands beside the supergraph. */
export interface Shards {
  readonly spec: string;
  /** The subgraphs of which the nation has one instance. */
  readonly national: readonly string[];
  readonly sharded: Readonly<Record<string, ShardedSubgraph>>;
}

interface ShardedSubgraph {
  /** Each sharded type with the field that names its owner. */
  readonly entities: Readonly<Record<string, string>>;
  /** The entities of others to which every MIREX adds fields, by their keys. */
  readonly spread: Readonly<Record<string, readonly string[]>>;
  /** Each routed field, by its coordinate. */
  readonly routes: Readonly<Record<string, Route>>;
}

type Route = Omit<Routed, 'by'> & { readonly by?: string };

export const shardsOf = (models: readonly Model[], national: readonly string[]): Shards => ({
  spec: SHARD_SPEC_URL, national, sharded: Object.fromEntries(models.map((model) => [model.subgraph, shardedOf(model)])),
});

function shardedOf({ types }: Model): ShardedSubgraph {
  const sorted = [...types.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    entities: Object.fromEntries(sorted.flatMap(({ name, shardedBy }) => (shardedBy === undefined ? [] : [[name, shardedBy]]))),
    spread: Object.fromEntries(sorted.filter(({ entity, shardedBy }) => entity && shardedBy === undefined).map(({ name, keys }) => [name, keys])),
    routes: Object.fromEntries(sorted.flatMap(routesOf)),
  };
}

const routesOf = ({ name: type, fields }: TypeModel): [string, Route][] =>
  [...fields.values()].flatMap(({ name, routed }) => {
    if (routed === undefined) return [];
    const { by, ...route } = routed;
    return [[`${type}.${name}`, { ...(by === undefined ? {} : { by: by.join('.') }), ...route }]];
  });
