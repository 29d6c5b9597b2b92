import type { ScalarKind } from '@mirex/schema/shard/scalar-kind';

import type { ScalarPlan } from '../compile/merge-plan.ts';
import { isDecimal } from './decimal.ts';
import type { Json } from './json.ts';

const IS: Readonly<Record<ScalarKind, (value: unknown) => boolean>> = {
  int: Number.isSafeInteger,
  long: (value) => Number.isSafeInteger(value) || (isDecimal(value) && !value.includes('.')),
  // A decimal that travels as a JSON number has lost its exactness already.
  decimal: isDecimal,
  float: (value) => typeof value === 'number',
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value !== 'object',
};

/** What is wrong with a scalar, or undefined. Custom scalars merged by SAME or UNION may be of any shape. */
export function nonsenseOf({ op, kind, at }: ScalarPlan, value: Json): string | undefined {
  if (op === 'UNION') return Array.isArray(value) ? undefined : `${at} is not a list`;
  if (op === 'SAME' || op === 'KEY') return undefined;
  return IS[kind](value) ? undefined : `${at} is not of kind ${kind}`;
}
