import type { GraphQLFormattedError } from 'graphql';

import type { Answer } from './answer.ts';
import type { Question } from './question.ts';
import { missingFields } from './missing-fields.ts';

/**
 * An answer whose errors all have a place. One that refuses the whole question says no path: its error is put at each
 * field that is missing for it, so that no null stands in the data unexplained.
 */
export function placed(answer: Answer, question: Question): Answer {
  const { data, errors = [] } = answer;
  const refusal = errors.find(({ path }) => path === undefined || path.length === 0);
  if (data != null || refusal === undefined) return answer;
  const others = errors.filter((error) => error !== refusal);
  return { data: null, errors: [...atEach(refusal, question), ...others] };
}

/** The same error at each field that a question left missing; one more without a path counts those beyond the limit. */
export function atEach({ message, extensions = {} }: GraphQLFormattedError, question: Question): readonly GraphQLFormattedError[] {
  const { paths, more } = missingFields(question);
  const errors = paths.map((path) => ({ message, path, extensions }));
  return more === 0 ? errors : [...errors, { message, extensions: { ...extensions, affected: paths.length + more } }];
}
