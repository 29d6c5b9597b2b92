import type { FieldModel, TypeModel } from '@mirex/schema/shard/model';

import type { Compiling, Helper } from './compiling.ts';

/** The siblings that a derived value is computed from, in the order in which its function takes them. */
export function inputsOf(c: Compiling, { merge, parent }: FieldModel): Helper[] {
  const names = merge?.as === 'RATIO' ? [merge.num, merge.den] : merge?.as === 'QUANTILE' ? [merge.of] : [merge?.den, merge?.num, merge?.of];
  const type = c.model.types.get(parent) as TypeModel;
  return names.map((name) => c.helper(type, name ?? ''));
}
