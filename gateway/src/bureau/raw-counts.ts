import type { Needs } from '@mirex/schema/access/needs';
import type { Model, Op } from '@mirex/schema/shard/model';

import type { OperationCheck } from '../answer/operation-check.ts';
import { Refused } from '../answer/refused.ts';
import { explainBureau } from './bureau.messages.ts';
import { checkRawCounts } from './raw-readers.rules.ts';

/** What adds people up over the MIREX, and what is computed from such sums. */
const COUNTING: ReadonlySet<Op> = new Set<Op>(['SUM', 'RATIO', 'VARIANCE', 'STDDEV', 'QUANTILE']);

/** The fields of the graph that are counts, `Type.field`, as the subgraphs' own directives say. The length of a list is none: who may not read it reads no row either. */
export const countedFields = (models: Iterable<Model>): ReadonlySet<string> => new Set([...models].flatMap(({ types }) =>
  [...types.values()].filter(({ connection }) => !connection)
    .flatMap(({ name, fields }) => [...fields.values()].filter(({ merge }) => merge !== undefined && COUNTING.has(merge.as)).map((field) => `${name}.${field.name}`))));

/** Refuses an operation that reads counts to callers who may only read what is published. */
export const reserveRawCounts = (counted: ReadonlySet<string>, needs: Needs): OperationCheck => ({ document, operation }, { roles }) => {
  if (operation === undefined) return undefined;
  const checked = checkRawCounts(needs.of(document, operation), counted, roles);
  if (checked.ok) return undefined;
  const { code, message } = explainBureau(checked.refusal);
  return new Refused(message, { code, status: 403, extensions: { field: checked.refusal.field } });
};
