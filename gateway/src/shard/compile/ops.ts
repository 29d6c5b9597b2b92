import type { Op } from '@mirex/schema/shard/model';

import type { DerivedPlan, ListPlan, ScalarPlan } from './merge-plan.ts';

const SCALAR: ReadonlySet<string> = new Set(['SUM', 'MIN', 'MAX', 'ALL', 'ANY', 'SAME', 'UNION', 'KEY'] satisfies ScalarPlan['op'][]);
const DERIVED: ReadonlySet<string> = new Set(['RATIO', 'VARIANCE', 'STDDEV', 'QUANTILE'] satisfies DerivedPlan['op'][]);
const WHOLE: ReadonlySet<string> = new Set(['CONCAT', 'SORTED', 'ONE'] satisfies ListPlan['op'][]);

export const isScalarOp = (op: Op): op is ScalarPlan['op'] => SCALAR.has(op);
export const isDerivedOp = (op: Op): op is DerivedPlan['op'] => DERIVED.has(op);
export const isWholeOp = (op: Op): op is ListPlan['op'] => WHOLE.has(op);
