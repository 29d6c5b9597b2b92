import type { FieldNode, SelectionNode, SelectionSetNode } from 'graphql';
import type { Model, TypeModel } from '@mirex/schema/shard/model';

import type { Condition } from './conditions.ts';
import type { FieldPlan, Fields } from './merge-plan.ts';
import type { Fragments } from './selections.ts';

/** What planning a merged field needs wherever it stands, the way back to planning what is below it included. */
export interface Compiling {
  readonly model: Model;
  readonly fragments: Fragments;

  /**
   * Plans every field selected below an object that several MIREX answer.
   *
   * @param around the conditions under which the object itself is there.
   * @returns what the instances are asked instead: the same fields and the helpers that their merge needs, fragments opened.
   */
  fields(type: TypeModel, set: SelectionSetNode | undefined, into: Fields, around: readonly Condition[]): readonly SelectionNode[];

  /** Plans one selected field, or adds to the plan of its response key, and says what the instances are asked for it. */
  field(type: TypeModel, node: FieldNode, conditions: readonly Condition[], into: Fields): readonly SelectionNode[];

  /** A field that the merge needs and the client did not ask for, under its reserved key. */
  helper(type: TypeModel, name: string): Helper;
}

export interface Helper {
  readonly plan: FieldPlan;
  readonly selections: readonly SelectionNode[];
}
