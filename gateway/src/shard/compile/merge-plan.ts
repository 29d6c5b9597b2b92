import type { FieldNode } from 'graphql';
import type { FieldModel, Routed } from '@mirex/schema/shard/model';
import type { ScalarKind } from '@mirex/schema/shard/scalar-kind';

import type { Condition } from './conditions.ts';

/**
 * How one field of an operation is made of several answers: what stands at its response key, in the answers and in the merged
 * object. Helper fields, which the client did not ask for, stand under reserved keys and are in no `fields`.
 */
export type FieldPlan = TypenamePlan | ScalarPlan | DerivedPlan | ObjectPlan | GroupPlan | CoveragePlan | ConnectionPlan | ListPlan;

interface Planned {
  readonly key: string;
  /** `Type.field`. */
  readonly at: string;
  /** The ways in which the client selected it; the field is there when one of them holds. */
  readonly when: Condition[][];
  readonly partial?: Routed['partial'] | undefined;
}

export interface TypenamePlan extends Planned {
  readonly op: 'TYPENAME';
  readonly typeName: string;
}

export interface ScalarPlan extends Planned {
  readonly op: 'SUM' | 'MIN' | 'MAX' | 'ALL' | 'ANY' | 'SAME' | 'UNION' | 'KEY';
  readonly kind: ScalarKind;
}

/** Never asked of an instance: computed from its inputs, which are siblings. */
export interface DerivedPlan extends Planned {
  readonly op: 'RATIO' | 'VARIANCE' | 'STDDEV' | 'QUANTILE';
  readonly inputs: readonly FieldPlan[];
  readonly rank: number;
}

/** What is selected below a value object. */
export interface Fields {
  readonly fields: Map<string, FieldPlan>;
}

export interface ObjectPlan extends Planned, Fields {
  readonly op: 'OBJECT';
}

export interface GroupPlan extends Planned, Fields {
  readonly op: 'GROUP';
  /** The reserved response keys that tell one group from another. */
  readonly keys: readonly string[];
  readonly order: readonly SortKey[];
  readonly limit: Argument | undefined;
}

export interface SortKey {
  readonly plan: FieldPlan;
  readonly descending: boolean;
}

export interface CoveragePlan extends Planned {
  readonly op: 'COVERAGE';
  readonly typeName: string;
  /** By response key: the field, and the ways in which it was selected. */
  readonly names: Map<string, { readonly name: string; readonly when: Condition[][] }>;
}

export interface ConnectionPlan extends Planned, Fields {
  readonly op: 'CONNECTION';
  /** Response keys of `edges`, and of `nodes`, that the client reads. */
  readonly edges: Map<string, Condition[][]>;
  readonly nodes: Map<string, Condition[][]>;
  readonly pages: Map<string, PagePlan>;
  /** The response key whose edges carry the cursors that the merge reads; undefined when no row is asked for. */
  rows: string | undefined;
  readonly first: Argument;
  readonly last: Argument;
}

export interface PagePlan {
  readonly when: Condition[][];
  /** Response key → field name. */
  readonly names: Map<string, string>;
}

/** Whole entities or values: each is somebody's, and passes as it is. */
export interface ListPlan extends Planned {
  readonly op: 'CONCAT' | 'SORTED' | 'ONE';
  readonly order: readonly SortKey[];
  readonly limit: Argument | undefined;
}

/** An argument as the client wrote it, to be read with the variables of each request. */
export interface Argument {
  readonly name: string;
  readonly field: FieldModel;
  readonly node: FieldNode;
}

