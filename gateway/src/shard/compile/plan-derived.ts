import type { FieldModel, TypeModel } from '@mirex/schema/shard/model';

import { type Compiling, planHelper } from './plan-field.ts';

/** The siblings that a derived value is computed from, in the order in which its function takes them. */
export function inputsOf(c: Compiling, type: TypeModel, { merge }: FieldModel): ReturnType<typeof planHelper>[] {
  const names = merge?.as === 'RATIO' ? [merge.num, merge.den] : merge?.as === 'QUANTILE' ? [merge.of] : [merge?.den, merge?.num, merge?.of];
  return names.map((name) => planHelper(c, type, name ?? ''));
}
