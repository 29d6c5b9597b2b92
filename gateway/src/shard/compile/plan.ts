import type { FieldNode, OperationDefinitionNode, SelectionNode, VariableDefinitionNode } from 'graphql';
import type { FieldModel, TypeModel } from '@mirex/schema/shard/model';

import type { Condition } from './conditions.ts';
import type { Hoist } from './hoist.ts';
import type { FieldPlan, Fields } from './merge-plan.ts';
import type { Fragments, Selected } from './selections.ts';

/** An operation, compiled once per text: what its root fields are, and how each is merged if several MIREX answer it. */
export interface Plan {
  readonly kind: 'query' | 'mutation';
  /** What an instance is sent that is asked everything as the client wrote it. */
  readonly text: string;
  readonly operation: OperationDefinitionNode;
  /** Of the client's operation; what leaves for a second round needs its own of them. */
  readonly variables: readonly VariableDefinitionNode[];
  readonly fragments: Fragments;
  readonly roots: readonly Root[];
  /** What no instance can say alone, asked again when its objects are known. */
  readonly hoists: readonly Hoist[];
  /** The texts that instances are sent, by what they hold. */
  readonly texts: Map<string, Text>;
}

export interface Root {
  readonly key: string;
  readonly name: string;
  /** Undefined for `__typename`, `_service` and `_entities`. */
  readonly field: FieldModel | undefined;
  readonly when: readonly (readonly Condition[])[];
  readonly nodes: readonly [Selected, ...Selected[]];
  /** How several answers become one; undefined when the field never has several. */
  readonly merge: FieldPlan | undefined;
  /** What several instances are asked instead of `nodes`. */
  readonly helped: readonly SelectionNode[];
  /** Whether the client asks somewhere below who is missing: then even one instance's answer is merged. */
  readonly covered: boolean;
  /** Of `_entities`: what is selected of each type. */
  readonly entities: ReadonlyMap<string, EntityPlan>;
}

export interface EntityPlan {
  readonly type: TypeModel;
  /** Each field's plan, of a type that is spread over the MIREX; a sharded entity passes whole. */
  readonly fields: Fields['fields'] | undefined;
  /** What is selected at each response key. */
  readonly asked: ReadonlyMap<string, AskedField>;
  /** The response key at which the entity says whose it is, if the client reads it. */
  readonly ownerKey: string | undefined;
}

export interface AskedField {
  /** As the client wrote it first: where its arguments are read. */
  readonly node: FieldNode;
  /** What the instances are asked instead. */
  readonly selections: readonly SelectionNode[];
}

export interface Text {
  readonly text: string;
  readonly variables: readonly string[];
}
