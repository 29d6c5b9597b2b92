import type { GraphQLFormattedError } from 'graphql';
import { z } from 'zod';

const errorShape = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.int()])).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});
const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorShape).optional(),
});

/** A GraphQL answer whose outside was checked: data is an object or null, each error has a message and a path that is one. */
export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * Reads what an instance sent, or says in English what is wrong with it.
 *
 * @param entities how many `_entities` were asked for, undefined when none were.
 */
export function readAnswer(text: string, entities: number | undefined): Answer | string {
  const read = answerShape.safeParse(parsed(text));
  if (!read.success) return 'not a GraphQL answer';
  const { data, errors } = read.data;
  if (data == null && (errors === undefined || errors.length === 0)) return 'neither data nor errors';
  const given: unknown = data?.['_entities'];
  if (data != null && entities !== undefined && given != null && (!Array.isArray(given) || given.length !== entities)) {
    return `${entities} entities asked, ${Array.isArray(given) ? given.length : 'none'} answered`;
  }
  return read.data as Answer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
