import type { FieldModel } from '../model.ts';
import type { NationalField } from '../national.ts';
import type { Problem } from '../problem.ts';

/** A problem as a check finds it; whoever runs the check adds the subgraph, the trail and the severity. */
export type Finding = Pick<Problem, 'code' | 'at' | 'message' | 'mend'>;

/** A national field that says how it merges: what most checks look at. */
export type Ruled = NationalField & { readonly rule: NonNullable<NationalField['rule']> };

export const coordinate = ({ parent, name }: FieldModel): string => `${parent}.${name}`;
