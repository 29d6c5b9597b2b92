import { getNullableType, isListType, isNonNullType } from 'graphql';

import { DERIVED } from './derived.ts';
import { coordinate, type Finding, type Ruled } from './finding.ts';

/** Whatever may lack a MIREX must be nullable: one missing MIREX would else null all that stands around it. */
export function checkNullable({ type, field, rule }: Ruled): Finding[] {
  const at = coordinate(field);
  const list = getNullableType(field.def.type);
  if (rule.as === 'ALIGN' && isListType(list) && isNonNullType(list.ofType)) {
    return [{ code: 'NON_NULL', at, message: 'the row of a missing MIREX would null the rows of all others', mend: `return [${field.typeName}]` }];
  }
  if (!isNonNullType(field.def.type) || rule.as === 'COVERAGE') return [];
  if (type.name === 'Query' || type.connection || (type.entity && !type.keyFields.has(field.name))) {
    return [{
      code: 'NON_NULL', at, message: `may lack a MIREX, and would then null ${type.name === 'Query' ? 'the whole answer' : `its whole ${type.name}`}`,
      mend: `make it nullable: ${String(list)}`,
    }];
  }
  if (rule.as === 'ONE') {
    return [{ code: 'NON_NULL', at, message: 'the MIREX that has it may be missing', mend: `make it nullable: ${String(list)}` }];
  }
  if (DERIVED.has(rule.as)) {
    return [{ code: 'DERIVED_NULL', at, message: 'a derived value is null when nothing was counted', mend: `make it nullable: ${String(list)}` }];
  }
  if (rule.as === 'MIN' || rule.as === 'MAX') {
    return [{ code: 'EXTREME_NULL', at, message: `the ${rule.as} of nothing is null`, mend: `make it nullable: ${String(list)}` }];
  }
  return [];
}
