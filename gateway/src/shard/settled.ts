import { isNonNullType } from 'graphql';

import type { Plan } from './compile/plan.ts';
import type { AnswerError } from './gather/answer-error.ts';
import type { Received } from './gather/answer.ts';
import { harvest } from './gather/fault.ts';
import type { JsonObject } from './gather/json.ts';

/** The answer with every error at the place where its value ended; null when a root field that may not be null is. */
export function settled({ roots }: Plan, gathered: JsonObject, told: readonly AnswerError[], received: readonly Received[]): { readonly data: JsonObject | null; readonly errors: AnswerError[] } {
  const errors = [...told];
  const faulty = received.some((one) => 'faulty' in one && one.faulty);
  const data = faulty ? (harvest(gathered, [], errors) as JsonObject) : gathered;
  const nulled = roots.some(({ key, field }) => data[key] === null && field !== undefined && isNonNullType(field.def.type));
  return { data: nulled ? null : data, errors };
}
