import type { Op } from '../model.ts';
import type { ScalarKind } from '../scalar-kind.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

const NUMBERS: readonly ScalarKind[] = ['int', 'long', 'decimal', 'float'];

/** Which scalars an operation is defined on; the others take any. */
const DEFINED_ON: Partial<Record<Op, readonly ScalarKind[]>> = {
  SUM: NUMBERS, ALL: ['boolean'], ANY: ['boolean'], RATIO: ['float'], VARIANCE: ['float'], STDDEV: ['float'],
};

/** Names of sums that outgrow an Int in one nation though they fit in every MIREX: amounts in cents. */
const GROWS = /cents|amount|montant|minor/i;

/** A scalar must be of a type on which its operation is defined, and exact. */
export function checkScalar({ field, rule }: Ruled): Finding[] {
  const at = coordinate(field);
  const { scalar } = field;
  const expected = DEFINED_ON[rule.as];
  if (scalar === null || field.list) return [];
  if (expected && !expected.includes(scalar)) {
    return [{
      code: 'MERGE_TYPE', at, message: `@merge(as: ${rule.as}) is not defined on ${field.typeName}`,
      mend: rule.as === 'SUM' ? 'use Int, Long or Decimal' : `use ${expected.includes('float') ? 'Float' : 'Boolean'}`,
    }];
  }
  if (rule.as !== 'SUM') return [];
  if (scalar === 'float') {
    return [{
      code: 'FLOAT_SUM', at, message: 'a sum of Float depends on the order in which the MIREX answer',
      mend: 'use Int (cents, hundredths), Long or Decimal',
    }];
  }
  if (scalar !== 'int' || !GROWS.test(field.name)) return [];
  return [{ code: 'INT_RANGE', at, message: 'its national sum may pass 2,147,483,647, which is an error', mend: 'use Long or Decimal' }];
}
