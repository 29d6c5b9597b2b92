import type { Outcome } from '@mirex/schema/outcome';

import type { EntityPlan, Root } from '../compile/plan.ts';
import type { JsonObject } from '../gather/json.ts';
import type { Addressee } from '../partition.ts';
import type { ShardRefusal } from '../shard.messages.ts';

/** Where one root field of a request goes. `gather/` has the other half of each. */
export type Route = HereRoute | RefusedRoute | OneRoute | AnyRoute | ManyRoute | AlignedRoute | EntitiesRoute;

/** Answered without asking. */
export interface HereRoute {
  readonly kind: 'HERE';
  readonly root: Root;
  readonly value: JsonObject | string;
}

export interface RefusedRoute {
  readonly kind: 'REFUSED';
  readonly root: Root;
  readonly refusal: ShardRefusal;
}

/** One owner: its answer is the answer. */
export interface OneRoute {
  readonly kind: 'ONE';
  readonly root: Root;
  readonly to: Addressee;
}

/** Replicated data: whoever is well. */
export interface AnyRoute {
  readonly kind: 'ANY';
  readonly root: Root;
}

export interface ManyRoute {
  readonly kind: 'MANY';
  readonly root: Root;
  readonly to: readonly Addressee[];
}

/** A list by ids: each owner is asked for its own, and each item goes back to its place. */
export interface AlignedRoute {
  readonly kind: 'ALIGNED';
  readonly root: Root;
  readonly size: number;
  readonly argument: string;
  readonly to: readonly (Addressee & { readonly items: readonly Placed[] })[];
  readonly refused: readonly { readonly index: number; readonly refusal: ShardRefusal }[];
}

export interface Placed {
  readonly index: number;
  readonly value: unknown;
}

export interface EntitiesRoute {
  readonly kind: 'ENTITIES';
  readonly root: Root;
  readonly size: number;
  /** The argument that holds the representations: a variable of the client, or undefined. */
  readonly variable: string | undefined;
  readonly entities: readonly RoutedEntity[];
  readonly to: readonly EntitiesAsked[];
  readonly refused: readonly { readonly indexes: readonly number[]; readonly refusal: ShardRefusal }[];
  /** Of the spread types' fields that name their MIREX themselves (`Type.key`): which. */
  readonly fields: ReadonlyMap<string, Outcome<readonly Addressee[], ShardRefusal>>;
}

/** One distinct representation. */
export interface RoutedEntity {
  readonly indexes: number[];
  readonly representation: JsonObject;
  /** Undefined when nothing of its type is selected. */
  readonly plan: EntityPlan | undefined;
}

export interface EntitiesAsked extends Addressee {
  readonly entities: readonly RoutedEntity[];
  /** The spread types' fields (`Type.key`) that are not this instance's business. */
  readonly without: ReadonlySet<string>;
}
