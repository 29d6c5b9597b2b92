import type { GraphQLFormattedError } from 'graphql';

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
  const read = parsed(text);
  if (!isAnswer(read)) return 'not a GraphQL answer';
  const { data, errors } = read;
  if (data == null && (errors === undefined || errors.length === 0)) return 'neither data nor errors';
  const given: unknown = data?.['_entities'];
  if (data != null && entities !== undefined && given != null && (!Array.isArray(given) || given.length !== entities)) {
    return `${entities} entities asked, ${Array.isArray(given) ? given.length : 'none'} answered`;
  }
  return { ...(data === undefined ? {} : { data }), ...(errors === undefined ? {} : { errors: errors.map(onlyKnown) }) };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const isAnswer = (read: unknown): read is Answer =>
  isRecord(read) && (read['data'] == null || isRecord(read['data'])) && (read['errors'] === undefined || (Array.isArray(read['errors']) && read['errors'].every(isError)));

const isError = (error: unknown): boolean =>
  isRecord(error) && typeof error['message'] === 'string' && (error['extensions'] === undefined || isRecord(error['extensions'])) && (error['path'] === undefined || isPath(error['path']));

const isPath = (path: unknown): boolean => Array.isArray(path) && path.every((step) => typeof step === 'string' || Number.isSafeInteger(step));

/** Its places are of a text that no client has seen. */
const onlyKnown = ({ message, path, extensions }: GraphQLFormattedError): GraphQLFormattedError =>
  ({ message, ...(path === undefined ? {} : { path }), ...(extensions === undefined ? {} : { extensions }) });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
