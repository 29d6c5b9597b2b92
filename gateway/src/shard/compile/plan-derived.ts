import type { FieldModel, TypeModel } from '@mirex/schema/shard/model';

import type { Compiling, Helper } from './compiling.ts';

/** The siblings that a derived value is computed from, in the order in which its function takes them. */
export function inputsOf(c: Compiling, type: TypeModel, { merge }: FieldModel): Helper[] {
  const names = merge?.as === 'RATIO' ? [merge.num, merge.den] : merge?.as === 'QUANTILE' ? [merge.of] : [merge?.den, merge?.num, merge?.of];
  return names.map((name) => c.helper(type, name ?? ''));
}
