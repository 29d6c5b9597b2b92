import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql';

import type { ScalarKind } from './scalar-kind.ts';

/** How several answers become one; each is described in the vocabulary's SDL. */
export type Op =
  | 'SUM' | 'MIN' | 'MAX' | 'ALL' | 'ANY' | 'SAME' | 'UNION'
  | 'RATIO' | 'VARIANCE' | 'STDDEV' | 'QUANTILE'
  | 'OBJECT' | 'GROUP' | 'KEY' | 'COVERAGE'
  | 'CONNECTION' | 'CONCAT' | 'SORTED' | 'ONE' | 'ALIGN';

/** A field's `@merge`, or the only rule that was possible. */
export interface Merge {
  readonly as: Op;
  readonly num?: string;
  readonly den?: string;
  readonly of?: string;
  readonly q?: number;
  readonly sort?: readonly string[];
  readonly limit?: string;
  /** True when nobody wrote it. */
  readonly inferred?: boolean;
}

/** A field's `@routed`. */
export interface Routed {
  /** The argument path that names the MIREX: `['filter', 'mirex']`. */
  readonly by?: readonly string[];
  readonly absent: 'REFUSE' | 'SCATTER';
  readonly partial?: 'ALLOW' | 'REFUSE' | 'COVERED';
  readonly any: boolean;
}

export interface FieldModel {
  readonly name: string;
  readonly parent: string;
  readonly def: GraphQLField<unknown, unknown>;
  /** The named type, without lists and non-nulls. */
  readonly typeName: string;
  readonly list: boolean;
  /** Null when the field is an object, an interface or a union. */
  readonly scalar: ScalarKind | null;
  /** True for an input of `@requires` or `@provides`, which this subgraph does not answer. */
  readonly external: boolean;
  readonly routed?: Routed;
  /** Written, or inferred where a national query reaches the field. */
  readonly merge?: Merge;
  readonly crosses: boolean;
}

export interface TypeModel {
  readonly name: string;
  /** True when the type has a `@key`; without one it is a value object. */
  readonly entity: boolean;
  /** The `fields` of each `@key`, as written. */
  readonly keys: readonly string[];
  /** The names of all top-level fields of `keys`. */
  readonly keyFields: ReadonlySet<string>;
  /** The field whose head names the owner; absent when the type is not sharded: an entity is then spread over the MIREX. */
  readonly shardedBy?: string;
  /** True when the type has the `edges` and `pageInfo` of a Relay connection. */
  readonly connection: boolean;
  readonly fields: ReadonlyMap<string, FieldModel>;
  readonly node: GraphQLObjectType;
}

/** One subgraph as the engine needs it: read from its SDL, not validated. */
export interface Model {
  readonly subgraph: string;
  readonly sdl: string;
  /** As an instance serves it, `_entities` and `_service` included. */
  readonly schema: GraphQLSchema;
  /** The object types, without those of federation and introspection. */
  readonly types: ReadonlyMap<string, TypeModel>;
}
